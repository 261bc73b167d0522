#include "pdf/declared/layers.hpp"

#include <algorithm>
#include <vector>

namespace palimpsest::pdf {
namespace {

std::vector<QPDFObjectHandle> items_of(QPDFObjectHandle list) {
  return list.isArray() ? list.getArrayAsVector() : std::vector<QPDFObjectHandle>();
}

}  // namespace

Layers::Layers(QPDFObjectHandle catalog) {
  QPDFObjectHandle properties = catalog.getKey("/OCProperties");
  if (!properties.isDictionary()) return;
  QPDFObjectHandle usual = properties.getKey("/D");
  if (!usual.isDictionary()) return;
  if (usual.getKey("/BaseState").isNameAndEquals("/OFF")) {
    for (QPDFObjectHandle& group : items_of(properties.getKey("/OCGs")))
      off_.insert(group.getObjGen());
    for (QPDFObjectHandle& group : items_of(usual.getKey("/ON"))) off_.erase(group.getObjGen());
  }
  for (QPDFObjectHandle& group : items_of(usual.getKey("/OFF"))) off_.insert(group.getObjGen());
}

bool Layers::is_hidden(QPDFObjectHandle content) const {
  if (off_.empty() || !content.isDictionary()) return false;
  if (off_.count(content.getObjGen()) > 0) return true;
  QPDFObjectHandle groups = content.getKey("/OCGs");
  if (groups.isDictionary()) return off_.count(groups.getObjGen()) > 0;
  const std::vector<QPDFObjectHandle> members = items_of(groups);
  return !members.empty() && content.getKey("/VE").isNull() &&
         std::all_of(members.begin(), members.end(), [this](const QPDFObjectHandle& group) {
           return off_.count(group.getObjGen()) > 0;
         });
}

}  // namespace palimpsest::pdf
