#include "cli/interrupt.hpp"

#include <csignal>
#include <initializer_list>

namespace palimpsest::cli {
namespace {

volatile std::sig_atomic_t interrupt_has_come = 0;

void note_interrupt(int) { interrupt_has_come = 1; }

void handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  ::sigaction(signal, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt() {
  interrupt_has_come = 0;
  for (const int signal : {SIGINT, SIGTERM}) {
    handle(signal, note_interrupt, static_cast<int>(SA_RESETHAND | SA_RESTART));
  }
}

Interrupt::~Interrupt() {
  for (const int signal : {SIGINT, SIGTERM}) handle(signal, SIG_DFL, 0);
}

bool Interrupt::has_come() { return interrupt_has_come != 0; }

}  // namespace palimpsest::cli
