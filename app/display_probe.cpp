// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display_probe.h"

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include <dlfcn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace aisemble {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// Asks libxcb, which Qt itself uses: it knows about cookies, other machines and abstract sockets. Not linked, so that
/// a program for Wayland alone does without. True where the library is missing: then Qt says so itself.
bool answersX(const std::string& display) {
  struct Closer {
    void operator()(void* library) const { ::dlclose(library); }
  };
  const std::unique_ptr<void, Closer> library(::dlopen("libxcb.so.1", RTLD_NOW | RTLD_LOCAL));
  if (!library) return true;
  // The signatures are those of xcb/xcb.h.
  using Connect = void* (*)(const char*, int*);
  using HasError = int (*)(void*);
  using Disconnect = void (*)(void*);
  const auto function = [&](auto& pointer, const char* name) {
    void* symbol = ::dlsym(library.get(), name);
    static_assert(sizeof pointer == sizeof symbol);
    std::memcpy(&pointer, &symbol, sizeof pointer); // POSIX: an object pointer from dlsym holds a function pointer
    return symbol != nullptr;
  };
  Connect connect = nullptr;
  HasError hasError = nullptr;
  Disconnect disconnect = nullptr;
  if (!function(connect, "xcb_connect") || !function(hasError, "xcb_connection_has_error") ||
      !function(disconnect, "xcb_disconnect"))
    return true;
  void* connection = connect(display.empty() ? nullptr : display.c_str(), nullptr); // never null
  const bool isThere = hasError(connection) == 0;
  disconnect(connection);
  return isThere;
}

bool answersWayland(const std::string& display) {
  const std::string path = display.starts_with('/') ? display : variable("XDG_RUNTIME_DIR") + '/' + display;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return true;
  const bool isThere = ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(descriptor);
  return isThere;
}

} // namespace

DisplayWish displayWish(const std::vector<std::string>& arguments) {
  DisplayWish out{variable("QT_QPA_PLATFORM"), variable("DISPLAY"), variable("WAYLAND_DISPLAY")};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string_view name = arguments[i];
    name.remove_prefix(name.starts_with("--") ? 2 : name.starts_with('-') ? 1 : 0);
    const std::size_t equals = name.find('=');
    const std::string_view option = name.substr(0, equals);
    std::string* const target = option == "platform" ? &out.platform : option == "display" ? &out.display : nullptr;
    if (target == nullptr) continue;
    if (equals != std::string_view::npos)
      *target = name.substr(equals + 1);
    else if (i + 1 < arguments.size())
      *target = arguments[++i];
  }
  return out;
}

std::string displayProblem(const DisplayWish& wish) {
  const std::string_view platform = std::string_view(wish.platform).substr(0, wish.platform.find_first_of(":;"));
  const bool wantsX = platform.empty() || platform == "xcb";
  const bool wantsWayland = platform.empty() || platform.starts_with("wayland");
  if (!wantsX && !wantsWayland) return {}; // offscreen, minimal, vnc, …: they need no display
  const std::string_view whatElse = " Run aisemble in a terminal, or set DISPLAY.";
  if ((!wantsX || wish.display.empty()) && (!wantsWayland || wish.wayland.empty())) {
    const std::string unset = !wantsWayland ? "DISPLAY is not"
                              : !wantsX     ? "WAYLAND_DISPLAY is not"
                                            : "neither DISPLAY nor WAYLAND_DISPLAY is";
    return "there is no display to open a window on (" + unset + " set)." + std::string(whatElse);
  }
  if (wantsX && !wish.display.empty() && answersX(wish.display)) return {};
  if (wantsWayland && !wish.wayland.empty() && answersWayland(wish.wayland)) return {};
  const std::string name = wantsX && !wish.display.empty() ? wish.display : wish.wayland;
  return "there is no display to open a window on: '" + name +
         "' does not answer, or does not let this user in. Check that it runs and that DISPLAY or WAYLAND_DISPLAY "
         "names it; over ssh, connect with ssh -X. Or run aisemble in a terminal.";
}

} // namespace aisemble
