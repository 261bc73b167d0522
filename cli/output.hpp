// What became of the text that a command wrote to standard output.
#pragma once

namespace palimpsest::cli {

// Writes out what is buffered. Throws Error(environment) when standard output did not take
// everything, as on a full disk. A reader that has gone away, as `head` does, is no error.
void finish_output();

}  // namespace palimpsest::cli
