#include "tierwise/problem.hpp"

namespace tierwise {

std::string Problem::message() const {
  std::string text(document);
  if (!pointer.empty()) text += " " + pointer;
  text += ": expected " + expected;
  if (!found.empty()) text += ", found " + found;
  return text;
}

}  // namespace tierwise
