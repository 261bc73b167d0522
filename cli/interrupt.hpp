// Ctrl-C in a command that can end early in good order.
#pragma once

namespace palimpsest::cli {

// While it lives, the first SIGINT or SIGTERM only sets a mark that the command asks for; the
// second one ends the program at once. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] static bool has_come();
};

}  // namespace palimpsest::cli
