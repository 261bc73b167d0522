// Where the values of an edit come from: arguments, a file of JSON Lines, a table.
#pragma once

#include "model/edit.hpp"
#include "model/restructuring.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace palimpsest::cli {

struct Session;

// Rows that can be read, and those that cannot.
struct EditRows {
  std::vector<EditRow> rows;
  std::vector<BadRow> bad;
};

// Reads DOCUMENT[@RELEASE[/PAGE[#REDACTION]]] and FIELD=VALUE. Throws Error(usage).
[[nodiscard]] EditRow row_in_arguments(const std::string& target,
                                       const std::vector<std::string>& values);

// Takes one line, and the words that say where it stands.
using TakeLine = std::function<void(const std::string& line, const std::string& source)>;

// Gives every line of a file that holds something to `take`, "-" for standard input; a line at
// which that throws Error(integrity) is added to `bad`. Returns the number of lines. Throws
// Error(input) when the file cannot be read.
std::size_t read_lines(const std::string& file, std::vector<BadRow>& bad, const TakeLine& take);

[[nodiscard]] EditRows rows_in_lines(const std::string& file);

// Reads a CSV, TSV or XLSX file, in the worker process.
[[nodiscard]] EditRows rows_in_table(const std::string& file, const Session& session);

// Sets an archive's values and prints what came of it, or says what is wrong with which rows.
void print_values_outcome(const ValuesOutcome& outcome, Session& session);

void print_restructuring(const Restructuring& done, const Session& session);

}  // namespace palimpsest::cli
