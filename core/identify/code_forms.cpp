#include "identify/code_forms.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace palimpsest::identify {
namespace {

constexpr double kLookAlike = 0.35;  // cost of reading 3 for 8, h for b
constexpr double kLostBracket = 0.4;
constexpr double kLostPoint = 0.3;
constexpr double kRareForm = 0.3;  // codes that releases seldom print: (b)(8), (b)(9), 3.3(b)(9)

// Signs that small type makes alike.
constexpr std::array<std::string_view, 14> kAlike = {
    "bhnDo6p", "1lIi|!]tjf", "3852SJB9",  "4AaHd",   "ceoCGO0", "daoq",  "B8E3R",
    "5Ss$",    "X%xKk",      "({[CcltfI", ")}]JlIj", ".,-:'_",  "70TZ?", "6GbsS"};

struct Form {
  std::string text;
  double cost = 0;
};

void add(std::vector<Form>& forms, const std::string& before, std::string_view variants,
         std::string_view rare, const std::string& after) {
  for (const char each : variants) {
    const bool is_rare = rare.find(each) != std::string_view::npos;
    forms.push_back({before + each + after, is_rare ? kRareForm : 0.0});
  }
}

std::vector<Form> make_forms() {
  std::vector<Form> forms;
  add(forms, "(b)(", "12345679", "2479", ")");
  add(forms, "(b)(7)(", "ABCDEF", "B", ")");
  add(forms, "b", "1234567", "24", "");
  add(forms, "b7", "ABCDEF", "B", "");
  add(forms, "B", "1234567", "247", "");
  add(forms, "B7(", "ACDEF", "", ")");
  add(forms, "1.4(", "abcdefgh", "efgh", ")");
  add(forms, "1.5(", "abcdefg", "efg", ")");
  add(forms, "3.3(b)(", "123456789", "4789", ")");
  add(forms, "3.3(h)(", "12", "", ")");
  add(forms, "25X", "123456789", "45789", "");
  add(forms, "50X", "123456789", "345789", "");
  add(forms, "P", "123456", "", "");
  add(forms, "5.1.2.", "abcdefghi", "", "");
  for (const char* text : {"3.5(c)", "50X1-HUM", "25X1A", "STAT", "STATINTL", "5.1.1.c", "5.2.1"}) {
    forms.push_back({text, 0});
  }
  return forms;
}

const std::vector<Form>& forms() {
  static const std::vector<Form> made = make_forms();
  return made;
}

bool is_bracket(char c) { return c == '(' || c == ')'; }

double cost_of_loss(char c) {
  if (is_bracket(c)) return kLostBracket;
  return c == '.' ? kLostPoint : 1;
}

double cost_of_reading(char meant, char read) {
  if (meant == read) return 0;
  for (const std::string_view alike : kAlike) {
    if (alike.find(meant) != std::string_view::npos && alike.find(read) != std::string_view::npos) {
      return kLookAlike;
    }
  }
  return 1;
}

double distance(std::string_view form, std::string_view read) {
  std::vector<double> row(read.size() + 1);
  for (std::size_t j = 1; j <= read.size(); ++j) row[j] = row[j - 1] + cost_of_loss(read[j - 1]);
  for (const char meant : form) {
    double diagonal = row[0];
    row[0] += cost_of_loss(meant);
    for (std::size_t j = 1; j <= read.size(); ++j) {
      const double replaced = diagonal + cost_of_reading(meant, read[j - 1]);
      diagonal = row[j];
      row[j] = std::min(
          {replaced, row[j] + cost_of_loss(meant), row[j - 1] + cost_of_loss(read[j - 1])});
    }
  }
  return row.back();
}

std::string without_blanks(std::string_view text) {
  std::string signs(text);
  std::erase_if(signs, [](char c) { return c == ' ' || static_cast<unsigned char>(c) < 0x20; });
  return signs;
}

std::optional<LikelyCode> nearest(std::string_view text, const std::vector<Form>& forms,
                                  const FormOptions& options) {
  const std::string read = without_blanks(text);
  constexpr double kNone = std::numeric_limits<double>::infinity();
  double best = kNone, second = kNone;
  const Form* winner = nullptr;
  for (const Form& form : forms) {
    const double cost = distance(form.text, read);
    const double weighed = cost > 0 ? cost + form.cost : 0;
    if (weighed < best) {
      second = best;
      best = weighed;
      winner = &form;
    } else {
      second = std::min(second, weighed);
    }
  }
  if (winner == nullptr || second - best < options.min_lead) return std::nullopt;
  if (best > options.max_cost_share * static_cast<double>(winner->text.size())) return std::nullopt;
  return LikelyCode{winner->text, best};
}

}  // namespace

bool has_nearer_form(std::string_view text, std::string_view form) {
  const std::string read = without_blanks(text);
  const double cost = distance(form, read);
  return std::any_of(forms().begin(), forms().end(),
                     [&](const Form& other) { return distance(other.text, read) < cost; });
}

const std::vector<std::string>& code_forms() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> result;
    for (const Form& form : forms()) result.push_back(form.text);
    return result;
  }();
  return texts;
}

bool is_rare_code(std::string_view text) {
  return std::any_of(forms().begin(), forms().end(),
                     [&](const Form& form) { return form.text == text && form.cost > 0; });
}

std::optional<LikelyCode> likely_code(std::string_view text, const FormOptions& options) {
  return nearest(text, forms(), options);
}

std::optional<LikelyCode> nearest_form(std::string_view text, const std::vector<std::string>& forms,
                                       const FormOptions& options) {
  std::vector<Form> wanted;
  for (const std::string& form : forms) wanted.push_back({form, 0});
  return nearest(text, wanted, options);
}

}  // namespace palimpsest::identify
