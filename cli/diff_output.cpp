#include "cli/diff_output.hpp"

#include "cli/output.hpp"
#include "cli/session.hpp"
#include "record/diff_record.hpp"
#include "report/diff_stat.hpp"
#include "report/diff_text.hpp"
#include "report/html/diff_html.hpp"

#include <iostream>

namespace palimpsest::cli {

void add_diff_output_options(CLI::App& command, DiffOutput& output) {
  CLI::Option* stat =
      command.add_flag("--stat", output.is_stat, "Print numbers and a bar for each changed page");
  stat->excludes("--json");
  CLI::Option* html =
      command
          .add_option("--html", output.html_file,
                      "Write one self-contained HTML page: changed pages side by side")
          ->type_name("FILE")
          ->check(is_not_empty());
  command
      .add_flag("--all-pages", output.shows_all_pages,
                "Put the unchanged pages on the HTML page, too")
      ->needs(html);
  command
      .add_flag("--include-personal", output.shows_personal,
                "Show on the HTML page what was opened from privacy codes")
      ->needs(html);
}

archive::DiffShow drawing(DiffOutput& output) {
  if (output.html_file.empty()) return {};
  return [&output](const archive::NamedDiff& found, const archive::ViewedSide& before,
                   const archive::ViewedSide& after) {
    const archive::DiffViewOptions options{
        output.shows_all_pages ? archive::ShownPages::kAll : archive::ShownPages::kChanged,
        output.shows_personal ? archive::PersonalTexts::kShown : archive::PersonalTexts::kLeftOut};
    output.view = archive::view_of(found.diff, before, after, options);
  };
}

void print_diff(const archive::NamedDiff& found, const DiffOutput& output, const Session& session) {
  if (session.is_json) {
    std::cout << record::diff_to_json(found.diff);
  } else if (output.is_stat) {
    std::cout << report::diff_stat(found.diff, found.before, found.after, output_style(),
                                   output_terminal_width());
  } else {
    std::cout << report::diff_text(found.diff, found.before, found.after, output_style());
  }
  std::cout << std::flush;
  if (output.view) write_output_file(output.html_file, report::diff_html(*output.view));
}

}  // namespace palimpsest::cli
