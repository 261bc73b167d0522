#include "cli/edit_rows.hpp"

#include "archive/edit/edit_table.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/edit_lines.hpp"
#include "record/edit_output.hpp"
#include "report/edit_text.hpp"
#include "worker/client/client.hpp"

#include <filesystem>
#include <iostream>
#include <iterator>
#include <sstream>

namespace palimpsest::cli {
namespace {

std::string text_of_file(const std::string& file) {
  if (file != "-") return read_file(file);
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

}  // namespace

EditRow row_in_arguments(const std::string& target, const std::vector<std::string>& values) {
  const archive::ReferenceText text = archive::parse_reference(target);
  EditRow row;
  row.target = {text.document, text.release.value_or(""), text.page.value_or(0), text.redaction};
  for (const std::string& each : values) {
    const std::size_t sign = each.find('=');
    if (sign == std::string::npos || sign == 0) {
      throw Error(ErrorKind::kUsage, "'" + report::printable(each) + "' sets nothing",
                  "write FIELD=VALUE, or FIELD= to take a value back");
    }
    row.values.push_back({each.substr(0, sign), each.substr(sign + 1)});
  }
  return row;
}

std::size_t read_lines(const std::string& file, std::vector<BadRow>& bad, const TakeLine& take) {
  std::istringstream stream(text_of_file(file));
  std::size_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::string source = file + ", line " + std::to_string(number);
    try {
      take(line, source);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kIntegrity) throw;
      bad.push_back({source, error.what(), ""});
    }
  }
  return number;
}

EditRows rows_in_lines(const std::string& file) {
  EditRows rows;
  (void)read_lines(file, rows.bad, [&](const std::string& line, const std::string& source) {
    rows.rows.push_back(record::parse_edit_line(line));
    rows.rows.back().source = source;
  });
  return rows;
}

EditRows rows_in_table(const std::string& file, const Session& session) {
  worker::Client worker(worker_program(), worker_options(session));
  const std::string name = std::filesystem::path(file).filename().string();
  const std::vector<CellTable> tables = worker.read_list(read_file(file), name);
  if (tables.empty()) throw Error(ErrorKind::kInput, file + " holds no table");
  archive::EditTable edits = archive::edits_in_table(tables.front(), name);
  return {std::move(edits.rows), std::move(edits.bad)};
}

void print_values_outcome(const ValuesOutcome& outcome, Session& session) {
  if (session.is_json) std::cout << record::values_outcome_to_json(outcome);
  if (!outcome.bad.empty()) {
    std::cerr << report::bad_rows_text(outcome, report::Style(report::Coloring::kPlain))
              << "palimpsest: nothing was changed\n";
    session.exit_code = kBadInput;
    return;
  }
  if (!outcome.skipped.empty()) {
    std::cerr << report::skipped_rows_text(outcome, report::Style(report::Coloring::kPlain));
    session.exit_code = kSomethingToReport;
  }
  if (!session.is_json) std::cout << report::values_outcome_text(outcome, output_style());
}

void print_restructuring(const Restructuring& done, const Session& session) {
  std::cout << (session.is_json ? record::restructuring_to_json(done)
                                : report::restructuring_text(done, output_style()));
}

}  // namespace palimpsest::cli
