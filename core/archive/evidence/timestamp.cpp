#include "archive/evidence/timestamp.hpp"

#include "archive/evidence/commit_log.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "proof/time/authority.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

constexpr const char* kTimeStampsFolder = "timestamps";
constexpr std::int64_t kRenewalSeconds = std::int64_t{365} * 86400;

std::string folder_of(std::uint64_t size) {
  const std::string path = signed_checkpoint_path(size);
  return std::string(kTimeStampsFolder) + path.substr(path.rfind('/'));
}

std::string file_of(std::uint64_t size, std::size_t renewal, const char* ending) {
  return folder_of(size) + "/" + std::to_string(renewal) + ending;
}

// A checkpoint that can be stamped.
struct Target {
  std::uint64_t size = 0;
  proof::Note note;
  std::vector<proof::StampedReply> before;

  [[nodiscard]] std::string message() const { return message_to_stamp(note.text, before); }
};

Target target_of(const LogView& view, std::uint64_t size, proof::Note note) {
  return {size, std::move(note), kept_replies(view, size)};
}

Target newest_target(const store::Store& store) {
  const LogView view(store);
  auto note = view.checkpoint();
  if (!note) {
    throw Error(ErrorKind::kIntegrity, "the log of the archive has no checkpoint",
                "run `palimpsest verify` to see what is damaged");
  }
  return target_of(view, view.size(), std::move(*note));
}

KeptTimeStamp kept(const Target& target, std::size_t renewal, const proof::TimeStamp& stamp) {
  return {target.size, static_cast<int>(renewal), stamp.time, stamp.expires, stamp.signer, false};
}

void write(store::Store& store, std::vector<store::TreeEdit> edits, const Actor& actor) {
  store::Writer writer(store);
  writer.write_log({std::move(edits), "Time stamps\n", actor.time, actor.operator_name});
}

KeptTimeStamp keep(store::Store& store, const Target& target, const proof::StampedReply& reply,
                   const Actor& actor) {
  const std::size_t renewal = target.before.size();
  write(store,
        {{signed_checkpoint_path(target.size), target.note.bytes()},
         {file_of(target.size, renewal, ".tsr"), reply.reply},
         {file_of(target.size, renewal, ".pem"), reply.chain}},
        actor);
  KeptTimeStamp stamp = kept(target, renewal, proof::check_reply(target.message(), reply));
  stamp.is_new = true;
  return stamp;
}

KeptTimeStamp stamp(store::Store& store, const Target& target, const std::string& url,
                    const std::string& roots, const Actor& actor) {
  const std::string message = target.message();
  const std::string reply = proof::ask_authority(url, proof::time_stamp_query(message));
  return keep(store, target, proof::take_reply(message, reply, roots), actor);
}

std::vector<Target> all_targets(const store::Store& store) {
  std::vector<Target> targets{newest_target(store)};
  const LogView view(store);
  for (const std::uint64_t size : view.signed_sizes()) {
    auto note = view.signed_checkpoint(size);
    if (note && size != targets.front().size) {
      targets.push_back(target_of(view, size, std::move(*note)));
    }
  }
  return targets;
}

}  // namespace

std::vector<proof::StampedReply> kept_replies(const LogView& view, std::uint64_t size) {
  std::vector<proof::StampedReply> replies;
  while (view.files()) {
    auto reply = view.files()->read(file_of(size, replies.size(), ".tsr"));
    if (!reply) break;
    const auto chain = view.files()->read(file_of(size, replies.size(), ".pem"));
    replies.push_back({std::move(*reply), chain.value_or("")});
  }
  return replies;
}

std::string message_to_stamp(const std::string& text,
                             const std::vector<proof::StampedReply>& before) {
  std::string message = text;
  for (const proof::StampedReply& reply : before) message += reply.reply;
  return message;
}

std::string query_time_stamp(store::Store& store, const Actor& actor) {
  const Target target = newest_target(store);
  write(store, {{signed_checkpoint_path(target.size), target.note.bytes()}}, actor);
  return proof::time_stamp_query(target.message());
}

KeptTimeStamp keep_reply(store::Store& store, const std::string& reply, const std::string& roots,
                         const Actor& actor) {
  std::string reason;
  for (const Target& target : all_targets(store)) {
    try {
      return keep(store, target, proof::take_reply(target.message(), reply, roots), actor);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInput) throw;
      if (reason.empty()) reason = error.what();
    }
  }
  throw Error(ErrorKind::kInput, "the reply fits no checkpoint of the archive: " + reason,
              "`palimpsest timestamp --query FILE` writes a query for the newest one");
}

KeptTimeStamp time_stamp(store::Store& store, const std::string& url, const std::string& roots,
                         const Actor& actor) {
  const Target target = newest_target(store);
  if (target.before.empty()) return stamp(store, target, url, roots, actor);
  return check_replies(LogView(store), target.size).back();
}

std::vector<KeptTimeStamp> renew_time_stamps(store::Store& store, const std::string& url,
                                             const std::string& roots, const Actor& actor) {
  std::vector<KeptTimeStamp> renewed;
  for (const Target& target : all_targets(store)) {
    if (target.before.empty()) continue;
    const KeptTimeStamp newest = check_replies(LogView(store), target.size).back();
    if (newest.expires.seconds - actor.time.seconds > kRenewalSeconds) continue;
    renewed.push_back(stamp(store, target, url, roots, actor));
  }
  return renewed;
}

std::vector<KeptTimeStamp> check_replies(const LogView& view, std::uint64_t size) {
  auto note = view.signed_checkpoint(size);
  if (!note) {
    throw Error(ErrorKind::kIntegrity,
                "the checkpoint of " + counted(size, "entry", "entries") + " is missing");
  }
  Target target{size, std::move(*note), {}};
  std::vector<KeptTimeStamp> stamps;
  for (const proof::StampedReply& reply : kept_replies(view, size)) {
    stamps.push_back(
        kept(target, target.before.size(), proof::check_reply(target.message(), reply)));
    target.before.push_back(reply);
  }
  return stamps;
}

std::vector<std::uint64_t> stamped_sizes(const LogView& view) {
  std::vector<std::uint64_t> sizes;
  if (!view.files()) return sizes;
  for (const store::Entry& entry : view.files()->list(kTimeStampsFolder)) {
    sizes.push_back(std::strtoull(entry.name.c_str(), nullptr, 10));
  }
  return sizes;
}

bool is_time_stamped(const store::Store& store) {
  const LogView view(store);
  const std::vector<std::uint64_t> sizes = stamped_sizes(view);
  return std::find(sizes.begin(), sizes.end(), view.size()) != sizes.end() &&
         is_log_complete(store);
}

}  // namespace palimpsest::archive
