// Reads one PDF without an archive.
#pragma once

#include "archive/identity/choose_id.hpp"
#include "model/inspection.hpp"
#include "worker/client/client.hpp"

#include <filesystem>
#include <functional>

namespace palimpsest::archive {

enum class ExposedWords { kWithheld, kShown };

// Sees each page right after it was read, while its picture costs little.
using PageView = std::function<void(const Page& page, PictureSource& source)>;

struct InspectRequest {
  std::filesystem::path file;
  worker::ReadOptions reading = {};
  ExposedWords exposed = ExposedWords::kWithheld;
  NameUse name_use = NameUse::kUsed;
  bool keeps_pictures = false;  // of every page, for a report
  PageView view = {};           // none when empty
};

// Throws Error(input) when the file cannot be opened.
[[nodiscard]] Inspection inspect_file(const InspectRequest& request, worker::Client& worker);

}  // namespace palimpsest::archive
