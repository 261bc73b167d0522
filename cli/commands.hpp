// The commands, one file each in commands/. A command turns its arguments into the options of one
// call of the library, prints what comes back and sets the exit code.
#pragma once

#include <map>
#include <string>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

void add_init(CLI::App& app, Session& session);
void add_import(CLI::App& app, Session& session);
void add_list(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_search(CLI::App& app, Session& session);
void add_diff(CLI::App& app, Session& session);
void add_stats(CLI::App& app, Session& session);
void add_audit(CLI::App& app, Session& session);
void add_timeline(CLI::App& app, Session& session);
void add_inspect(CLI::App& app, Session& session);
void add_verify(CLI::App& app, Session& session);
void add_maintain(CLI::App& app, Session& session);
void add_refresh(CLI::App& app, Session& session);
void add_reindex(CLI::App& app, Session& session);
void add_key(CLI::App& app, Session& session);
void add_prove(CLI::App& app, Session& session);
void add_timestamp(CLI::App& app, Session& session);
void add_sign(CLI::App& app, Session& session);
void add_edit(CLI::App& app, Session& session);
void add_cite(CLI::App& app, Session& session);
void add_split(CLI::App& app, Session& session);
void add_join(CLI::App& app, Session& session);
void add_placeholder(CLI::App& app, Session& session);
void add_corrections(CLI::App& app, Session& session);
void add_log(CLI::App& app, Session& session);
void add_scrub(CLI::App& app, Session& session);
void add_remove(CLI::App& app, Session& session);
void add_repair(CLI::App& app, Session& session);
void add_compose(CLI::App& app, Session& session);
void add_serve(CLI::App& app, Session& session);
void add_undo(CLI::App& app, Session& session);
void add_plan(CLI::App& app, Session& session);
void add_work(CLI::App& app, Session& session);
void add_collect(CLI::App& app, Session& session);
void add_submit(CLI::App& app, Session& session);
void add_job(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_doctor(CLI::App& app, Session& session);

// Adds them all, grouped as --help shows them.
void add_commands(CLI::App& app, Session& session);

// Makes a command with its help: what it does, examples, and its exit codes. 0, 2, 4 and 70, which
// every command has, are added where they are not given.
[[nodiscard]] CLI::App& add_command(CLI::App& app, const std::string& name,
                                    const std::string& group, const std::string& what,
                                    const std::string& examples,
                                    const std::map<int, std::string>& exit_codes);

// What an interrupted command leaves behind, in the words of --help.
inline constexpr const char* kInterruptedMeaning = "interrupted; what was done before stays done";

inline constexpr const char* kEverydayGroup = "Everyday commands";
inline constexpr const char* kArchiveGroup = "Archive commands";
inline constexpr const char* kClusterGroup = "Cluster commands";

}  // namespace palimpsest::cli
