#include "archive/edit/inverse.hpp"

#include "archive/edit/edited_pages.hpp"

#include <algorithm>
#include <vector>

namespace palimpsest::archive {
namespace {

template <class Value>
bool has(const std::vector<Value>& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// Takes away what came and calls `put` for what went. Returns false when what came is not there any
// more: something else stands in its place.
template <class Value, class Put>
bool take_back(const std::vector<Value>& before, const std::vector<Value>& after,
               std::vector<Value>& present, Put put) {
  for (const Value& value : after) {
    if (has(before, value)) continue;
    if (!has(present, value)) return false;
    std::erase(present, value);
  }
  for (const Value& value : before) {
    if (!has(after, value) && !put(value)) return false;
  }
  return true;
}

// A value that a person gave since, where none had been left, is not to be joined by the old one.
bool is_said_since(const Document& present, const Fact& fact) {
  return fact.source.person &&
         std::any_of(present.metadata.begin(), present.metadata.end(), [&](const Fact& each) {
           return each.name == fact.name && each.source.person &&
                  each.source.person != fact.source.person;
         });
}

}  // namespace

std::optional<Document> taken_back(const Document& before, const Document& after,
                                   const Document& present) {
  Document result = present;
  const bool is_done =
      take_back(before.metadata, after.metadata, result.metadata,
                [&](const Fact& fact) {
                  if (is_said_since(result, fact)) return false;
                  (void)add_fact(result, fact);
                  return true;
                }) &&
      take_back(before.states, after.states, result.states,
                [&](const StateClaim& claim) {
                  (void)add_state(result, claim);
                  return true;
                }) &&
      take_back(before.aliases, after.aliases, result.aliases,
                [&](const std::string& alias) {
                  result.aliases.push_back(alias);
                  std::sort(result.aliases.begin(), result.aliases.end());
                  return true;
                }) &&
      take_back(before.moved, after.moved, result.moved, [&](const MovedPages& moved) {
        result.moved.push_back(moved);
        return true;
      });
  return is_done ? std::optional(result) : std::nullopt;
}

std::optional<RevisionEdits> taken_back(const RevisionEdits& before, const RevisionEdits& after,
                                        const RevisionEdits& present) {
  RevisionEdits result = present;
  const bool is_done =
      take_back(before.values, after.values, result.values,
                [&](const PersonValue& value) {
                  const bool is_free =
                      find_value(result, value.page, value.redaction, value.field) == nullptr;
                  if (is_free) set_value(result, value);
                  return is_free;
                }) &&
      take_back(before.checked_words, after.checked_words, result.checked_words,
                [&](const CheckedWords& words) {
                  result.checked_words.push_back(words);
                  return true;
                });
  return is_done ? std::optional(result) : std::nullopt;
}

}  // namespace palimpsest::archive
