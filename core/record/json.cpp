#include "record/json.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <vector>

namespace palimpsest::record {
namespace {

constexpr int kMaxDepth = 32;              // the deepest record has 7 levels
constexpr int kScale = 10'000;             // four decimals
constexpr double kMaxExact = 100'000'000;  // ten-thousandths of it are far below 2^53

// Writes a number from whole ten-thousandths. A Length of whole hundredths h reaches this as
// h / 100.0, whose error is below 1e-8 of a ten-thousandth for every 32-bit h: the rounding is
// exact.
void append_decimal(double value, std::string& text) {
  if (!std::isfinite(value) || std::abs(value) > kMaxExact) {
    throw Error(ErrorKind::kInternal, "a number cannot be written to a record");
  }
  const long long scaled = std::llround(value * kScale);
  const long long rest = std::llabs(scaled % kScale);
  if (scaled < 0) text += '-';
  text += std::to_string(std::llabs(scaled / kScale));
  if (rest == 0) return;
  std::string decimals = std::to_string(kScale + rest).substr(1);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  text += '.' + decimals;
}

void append_scalar(const Json& value, std::string& text) {
  if (value.is_number_float()) return append_decimal(value.get<double>(), text);
  text += value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_on_one_line(const Json& value) {
  return value.empty() ||
         (value.is_array() &&
          std::none_of(value.begin(), value.end(), [](auto& v) { return v.is_structured(); }));
}

// Writes a tree; kSpread puts values on lines of their own.
enum class Layout { kSpread, kCompact };

class Writer {
 public:
  explicit Writer(Layout layout) : layout_(layout) {}

  void append(const Json& value, std::size_t depth) {
    if (!value.is_structured()) return append_scalar(value, text_);
    const bool is_spread = layout_ == Layout::kSpread && !is_on_one_line(value);
    text_ += value.is_array() ? '[' : '{';
    bool is_first = true;
    for (auto item = value.begin(); item != value.end(); ++item) {
      if (!is_first) text_ += is_spread ? "," : ", ";
      is_first = false;
      if (is_spread) start_line(depth + 1);
      if (value.is_object()) append_key(item.key());
      append(*item, depth + 1);
    }
    if (is_spread) start_line(depth);
    text_ += value.is_array() ? ']' : '}';
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void append_key(const std::string& key) {
    append_scalar(key, text_);
    text_ += ": ";
  }
  void start_line(std::size_t depth) {
    text_ += '\n';
    text_.append(2 * depth, ' ');
  }

  Layout layout_;
  std::string text_;
};

// Watches a parser: refuses nesting beyond kMaxDepth and keys that stand twice.
class Strictness {
 public:
  bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
    if (depth > kMaxDepth) throw Error(ErrorKind::kIntegrity, "is nested too deeply");
    switch (event) {
      case Json::parse_event_t::object_start:
        open_.emplace_back();
        break;
      case Json::parse_event_t::object_end:
        open_.pop_back();
        break;
      case Json::parse_event_t::key:
        if (!open_.back().insert(parsed.get_ref<const std::string&>()).second) {
          throw Error(ErrorKind::kIntegrity, "has a key twice in one object");
        }
        break;
      default:
        break;
    }
    return true;
  }

 private:
  std::vector<std::set<std::string>> open_;
};

}  // namespace

std::string canonical_text(const Json& value) {
  Writer writer(Layout::kSpread);
  writer.append(value, 0);
  return writer.take() + '\n';
}

std::string compact_text(const Json& value) {
  Writer writer(Layout::kCompact);
  writer.append(value, 0);
  return writer.take();
}

Json parse_text(std::string_view text, std::string_view thing) {
  const std::string name(thing);
  Strictness strictness;
  try {
    return Json::parse(text, [&](int depth, Json::parse_event_t event, Json& parsed) {
      return strictness(depth, event, parsed);
    });
  } catch (const Error& error) {
    throw Error(error.kind(), name + " " + error.what());
  } catch (const Json::parse_error& error) {
    throw Error(ErrorKind::kIntegrity, name + " is not JSON at byte " + std::to_string(error.byte));
  } catch (const Json::exception&) {
    throw Error(ErrorKind::kIntegrity, name + " holds a number that no record can hold");
  }
}

}  // namespace palimpsest::record
