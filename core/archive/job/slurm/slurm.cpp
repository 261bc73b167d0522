#include "archive/job/slurm/slurm.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "model/shard_ranges.hpp"
#include "report/style.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

// After so many restarts, lost nodes among them, a shard that no machine can read is left to
// people.
constexpr int kMostRestarts = 5;
constexpr fs::perms kScriptMode =
    fs::perms::owner_all | fs::perms::group_read | fs::perms::others_read;

fs::path script_path(const JobFolder& folder, const char* name) {
  return fs::absolute(folder.root()).lexically_normal() / "slurm" / name;
}

// No directive of a script: Slurm reads those without any quotes. A % in a path begins a pattern.
std::string output_option(const JobFolder& folder, const std::string& pattern) {
  std::string path;
  for (const char c : script_path(folder, "").string()) path += c == '%' ? "%%" : std::string(1, c);
  return "--output=" + path + pattern;
}

std::string directive(const std::string& option, const std::string& value) {
  return value.empty() ? "" : "#SBATCH --" + option + "=" + value + "\n";
}

std::string opening(const std::string& name, const SlurmOptions& options) {
  return "#!/bin/sh\n" + directive("job-name", name) +
         "#SBATCH --open-mode=append\n#SBATCH --requeue\n" +
         directive("partition", options.partition) + directive("account", options.account);
}

std::string quoted(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += " " + report::quoted_for_shell(word);
  return text;
}

// Returns 1-3,7 for {1, 2, 3, 7}.
std::string tasks_text(const std::vector<int>& tasks) {
  std::string text;
  for (const ShardRange& range : shard_ranges(tasks)) {
    text += (text.empty() ? "" : ",") + range.text();
  }
  return text;
}

// The part of the concurrency that array `number` of `count` gets; at least one task.
int part_of(int concurrency, int number, int count) {
  return std::max(1, concurrency / count + (number < concurrency % count ? 1 : 0));
}

// sbatch --parsable prints "12" or "12;cluster" as its last line, after any warning.
std::string job_id(std::string printed) {
  while (printed.ends_with('\n')) printed.pop_back();
  const std::size_t line = printed.rfind('\n');
  if (line != std::string::npos) printed.erase(0, line + 1);
  const std::string id = printed.substr(0, printed.find(';'));
  const bool is_number = !id.empty() && id.find_first_not_of("0123456789") == std::string::npos;
  if (is_number) return id;
  throw Error(ErrorKind::kEnvironment, "sbatch did not say which job it made: " + printed);
}

void write_script(const fs::path& path, const std::string& text) {
  make_folders(path.parent_path());
  write_file_durably(path, text, kScriptMode);
}

}  // namespace

std::vector<ShardArray> arrays_of(const std::vector<int>& shards, const SlurmOptions& options) {
  std::vector<std::pair<int, std::vector<int>>> blocks;  // offset, tasks
  for (const int shard : shards) {
    const int offset = (shard - 1) / options.array_size * options.array_size;
    if (blocks.empty() || blocks.back().first != offset) blocks.push_back({offset, {}});
    blocks.back().second.push_back(shard - offset);
  }
  std::vector<ShardArray> arrays;
  const int count = static_cast<int>(blocks.size());
  for (const auto& [offset, tasks] : blocks) {
    const int number = static_cast<int>(arrays.size());
    const std::string limit =
        options.concurrency == 0
            ? ""
            : "%" + std::to_string(part_of(options.concurrency, number, count));
    arrays.push_back({offset, tasks_text(tasks) + limit});
  }
  return arrays;
}

std::string work_script(const JobFolder& folder, const Job& job, const SlurmOptions& options) {
  return opening("palimpsest-" + job.id, options) +
         directive("cpus-per-task", std::to_string(job.cores)) + directive("time", options.time) +
         directive("mem", options.memory) +
         "\n"
         "shard=$(($1 + SLURM_ARRAY_TASK_ID))\n" +
         report::quoted_for_shell(options.program.string()) + " work --job " +
         report::quoted_for_shell(fs::absolute(folder.root()).lexically_normal().string()) +
         " --shard \"$shard\" --jobs " + std::to_string(job.cores) + quoted(options.work_options) +
         "\n"
         "code=$?\n"
         "# 75: this machine cannot, another may.\n"
         "if [ $code -eq 75 ] && [ \"${SLURM_RESTART_COUNT:-0}\" -lt " +
         std::to_string(kMostRestarts) +
         " ]; then\n"
         "  scontrol requeue \"${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}\" && sleep 60\n"
         "fi\n"
         "exit $code\n";
}

std::string collect_script(const JobFolder& folder, const Job& job, const SlurmOptions& options) {
  const std::string command =
      report::quoted_for_shell(options.program.string()) + " collect " +
      report::quoted_for_shell(fs::absolute(folder.root()).lexically_normal().string()) +
      quoted(options.collect_options);
  return opening("palimpsest-collect-" + job.id, options) + "\nexec " + command + "\n";
}

Submission submit_to_slurm(const JobFolder& folder, const SlurmOptions& options,
                           const RunCommand& run) {
  const Job job = folder.job();
  Submission submission;
  submission.shards = folder.missing(job);
  const fs::path work = script_path(folder, "work.sh");
  const fs::path collect = script_path(folder, "collect.sh");
  if (run) {
    write_script(work, work_script(folder, job, options));
    write_script(collect, collect_script(folder, job, options));
  }
  std::string after;
  for (const ShardArray& array : arrays_of(submission.shards, options)) {
    submission.commands.push_back({"sbatch", "--parsable", "--array=" + array.tasks,
                                   output_option(folder, "work-%A_%a.txt"), work.string(),
                                   std::to_string(array.offset)});
    if (run) submission.jobs.push_back(job_id(run(submission.commands.back())));
    after += ":" + (run ? submission.jobs.back() : "JOB" + std::to_string(array.offset));
  }
  std::vector<std::string> last = {"sbatch", "--parsable", output_option(folder, "collect-%j.txt")};
  if (!after.empty()) last.push_back("--dependency=afterany" + after);
  last.push_back(collect.string());
  submission.commands.push_back(last);
  if (run) submission.jobs.push_back(job_id(run(last)));
  return submission;
}

}  // namespace palimpsest::archive
