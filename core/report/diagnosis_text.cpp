#include "report/diagnosis_text.hpp"

namespace palimpsest::report {
namespace {

constexpr std::size_t kNameWidth = 22;

std::string row(const std::string& name, const std::string& value) {
  const std::size_t gap = name.size() < kNameWidth ? kNameWidth - name.size() : 1;
  return "  " + name + std::string(gap, ' ') + value + "\n";
}

std::string yes_or_no(bool is_so) { return is_so ? "yes" : "no"; }

std::string list_or_none(const std::vector<std::string>& names) {
  const std::string text = printable_list(names);
  return text.empty() ? "none" : text;
}

std::string kernel_text(const KernelLayers& kernel) {
  const int landlock = kernel.landlock_version;
  return row("limits", yes_or_no(kernel.has_limits)) +
         row("no_new_privs", yes_or_no(kernel.has_no_new_privileges)) +
         row("landlock", landlock > 0 ? "version " + std::to_string(landlock)
                                      : "no: a worker could read what you can read") +
         row("seccomp", yes_or_no(kernel.has_seccomp)) +
         row("sealed memory files", yes_or_no(kernel.has_memory_seals));
}

}  // namespace

std::string diagnosis_text(const Diagnosis& diagnosis, const Style& style) {
  std::string text = "palimpsest " + diagnosis.version + "\n\n" + style.bold("This kernel") + "\n" +
                     kernel_text(diagnosis.kernel) + "\n" + style.bold("The worker process") +
                     "\n" + row("sandbox", list_or_none(diagnosis.sandbox)) +
                     row("languages", list_or_none(diagnosis.languages));
  if (diagnosis.failure) text += row("cannot read PDFs", printable(*diagnosis.failure));
  text += "\n" + style.bold("What it reads with") + "\n";
  for (const auto& [name, value] : diagnosis.tooling) text += row(name, printable(value));
  return text + "\n" +
         (is_complete(diagnosis) ? "PDFs are read in a whole sandbox"
                                 : "something is missing, see above") +
         "\n";
}

}  // namespace palimpsest::report
