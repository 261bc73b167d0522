// Standard output: that it is one, and that it took what a command wrote.
#pragma once

#include <filesystem>
#include <string_view>

namespace palimpsest::cli {

// Puts something in the place of standard descriptors that the caller closed: a file that is opened
// later would take the place of standard output, and get what is meant for the reader.
void occupy_standard_descriptors();

// Writes out what is buffered. Throws Error(environment) when standard output did not take
// everything, as on a full disk. A reader that has gone away, as `head` does, is no error.
void finish_output();

// Writes a report into the file that the user named, over an earlier one. Throws Error(environment)
// when it cannot be written.
void write_output_file(const std::filesystem::path& path, std::string_view text);

}  // namespace palimpsest::cli
