// Where the values of an edit come from: arguments, a file of JSON Lines, a table.
#pragma once

#include "model/edit.hpp"
#include "model/restructuring.hpp"

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

// Returns the lines of a file, "-" for standard input. Throws Error(input) when it cannot be read.
[[nodiscard]] std::vector<std::string> lines_of_file(const std::string& file);

[[nodiscard]] EditRows rows_in_lines(const std::string& file);

// Reads a CSV, TSV or XLSX file, in the worker process.
[[nodiscard]] EditRows rows_in_table(const std::string& file, const Session& session);

// Sets an archive's values and prints what came of it, or says what is wrong with which rows.
void print_values_outcome(const ValuesOutcome& outcome, Session& session);

void print_restructuring(const Restructuring& done, const Session& session);

}  // namespace palimpsest::cli
