#include "tierwise/problem.hpp"

namespace tierwise {

Problem::Problem(std::string_view the_id, std::string_view of_document, std::string_view at, std::string_view should_be,
                 std::string_view is)
    : id(the_id), document(of_document), pointer(at), expected(should_be), found(is) {}

std::string Problem::message() const {
  std::string text(document);
  if (!pointer.empty()) text += " " + pointer;
  text += ": expected " + expected;
  if (!found.empty()) text += ", found " + found;
  return text;
}

}  // namespace tierwise
