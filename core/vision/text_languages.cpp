// SPDX-License-Identifier: Apache-2.0
#include "core/vision/text_languages.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace aisemble::vision {
namespace {

struct CodeAndData {
  std::string_view code;
  std::string_view data;
};

/// ISO 639-1, and of ISO 639-2 the codes that are not Tesseract's.
constexpr CodeAndData kDataOfCodes[] = {
    {"af", "afr"},     {"ar", "ara"},  {"az", "aze"},     {"be", "bel"},  {"bg", "bul"},  {"bn", "ben"},
    {"bs", "bos"},     {"ca", "cat"},  {"cs", "ces"},     {"cy", "cym"},  {"da", "dan"},  {"de", "deu"},
    {"el", "ell"},     {"en", "eng"},  {"eo", "epo"},     {"es", "spa"},  {"et", "est"},  {"eu", "eus"},
    {"fa", "fas"},     {"fi", "fin"},  {"fr", "fra"},     {"ga", "gle"},  {"gl", "glg"},  {"he", "heb"},
    {"hi", "hin"},     {"hr", "hrv"},  {"hu", "hun"},     {"hy", "hye"},  {"id", "ind"},  {"is", "isl"},
    {"it", "ita"},     {"ja", "jpn"},  {"ka", "kat"},     {"kk", "kaz"},  {"km", "khm"},  {"ko", "kor"},
    {"la", "lat"},     {"lo", "lao"},  {"lt", "lit"},     {"lv", "lav"},  {"mk", "mkd"},  {"mn", "mon"},
    {"ms", "msa"},     {"my", "mya"},  {"nb", "nor"},     {"ne", "nep"},  {"nl", "nld"},  {"no", "nor"},
    {"pl", "pol"},     {"pt", "por"},  {"ro", "ron"},     {"ru", "rus"},  {"sk", "slk"},  {"sl", "slv"},
    {"sq", "sqi"},     {"sr", "srp"},  {"sv", "swe"},     {"sw", "swa"},  {"ta", "tam"},  {"te", "tel"},
    {"th", "tha"},     {"tr", "tur"},  {"uk", "ukr"},     {"ur", "urd"},  {"vi", "vie"},  {"yi", "yid"},
    {"zh", "chi_sim"}, {"alb", "sqi"}, {"arm", "hye"},    {"baq", "eus"}, {"bur", "mya"}, {"chi", "chi_sim"},
    {"cze", "ces"},    {"dut", "nld"}, {"fre", "fra"},    {"geo", "kat"}, {"ger", "deu"}, {"gre", "ell"},
    {"ice", "isl"},    {"mac", "mkd"}, {"may", "msa"},    {"per", "fas"}, {"rum", "ron"}, {"slo", "slk"},
    {"tib", "bod"},    {"wel", "cym"}, {"zho", "chi_sim"}};

constexpr std::string_view kWithoutBlanks[] = {"jpn", "chi_", "Japanese", "Han", "tha", "khm", "lao", "mya", "bod"};

bool isSmallLetter(char c) {
  return c >= 'a' && c <= 'z';
}

std::string textDataName(const std::string& language) {
  std::string code = language;
  for (char& c : code)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const auto found =
      std::find_if(std::begin(kDataOfCodes), std::end(kDataOfCodes), [&](const auto& one) { return one.code == code; });
  return found != std::end(kDataOfCodes) ? std::string(found->data) : language;
}

bool isWrittenWithoutBlanks(const std::string& name) {
  return std::any_of(std::begin(kWithoutBlanks), std::end(kWithoutBlanks),
                     [&](std::string_view start) { return name.starts_with(start); });
}

} // namespace

std::vector<std::string> textDataNames(const std::vector<std::string>& languages) {
  std::vector<std::string> out;
  for (const std::string& language : languages)
    if (std::string name = textDataName(language); std::find(out.begin(), out.end(), name) == out.end())
      out.push_back(std::move(name));
  std::stable_partition(out.begin(), out.end(), isWrittenWithoutBlanks);
  return out;
}

bool isPackagedTextData(std::string_view name) {
  const std::string_view language = name.substr(0, name.find('_'));
  return language.size() == 3 && std::all_of(language.begin(), language.end(), isSmallLetter);
}

} // namespace aisemble::vision
