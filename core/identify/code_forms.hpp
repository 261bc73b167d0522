// The code that a label most likely prints, when reading it went a little wrong.
//
// For labels alone: places that stand in or beside a redaction and can hold nothing but a code. In
// running text it would find codes everywhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

struct FormOptions {
  double max_cost_share = 0.26;  // of the characters that may differ from a form, 0..1
  double min_lead = 0.25;        // characters by which the best form must beat the next one
};

struct LikelyCode {
  std::string text;  // one of the forms that are printed: "(b)(3)"
  double cost = 0;   // characters that differ; look-alikes count less
};

// Returns the printed form nearest to `text`, or nothing when none is near or two are.
[[nodiscard]] std::optional<LikelyCode> likely_code(std::string_view text,
                                                    const FormOptions& options = {});

// Returns that of `forms` which is nearest to `text`, under the same conditions.
[[nodiscard]] std::optional<LikelyCode> nearest_form(std::string_view text,
                                                     const std::vector<std::string>& forms,
                                                     const FormOptions& options = {});

// Whether one of all forms is nearer to `text` than `form` is, however seldom releases print it.
[[nodiscard]] bool has_nearer_form(std::string_view text, std::string_view form);

// Returns every form that is printed alone.
[[nodiscard]] const std::vector<std::string>& code_forms();

// Whether releases seldom print that form: of two that are equally near it is the less likely one.
[[nodiscard]] bool is_rare_code(std::string_view form);

}  // namespace palimpsest::identify
