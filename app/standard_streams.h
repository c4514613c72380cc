// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Standard input, output and error as a program finds them: any of them may be closed, or lead to a full disk.

namespace aisemble {

/// First in main(). A stream that is closed would give its number to the next file that is opened, which would then be
/// read and written in its place: a closed input is empty from here on, and writing to a closed output fails.
void holdStandardStreams();

/// Last in main(): sends on what std::cout still holds. Gives `status`, or 1 with a message on std::cerr where `status`
/// is 0 and some of the output could not be written. A reader who went (`| head`) had enough and is no failure.
[[nodiscard]] int afterOutput(int status);

} // namespace aisemble
