#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "tierwise/session.hpp"

/// What every target holds the engine to. A claim that fails aborts, which libFuzzer takes as a finding.
namespace tierwise::fuzz {

/// Aborts with `claim` unless it `holds`.
void require(bool holds, std::string_view claim, std::string_view found);

/// An answer is JSON, whatever text went in. Problems are 1 to 100, short, and each has an id, a place and a message.
nlohmann::json checked_answer(const std::string& answer);

/// As `checked_answer`, for what came of reading `document`: the places of its problems are in it.
nlohmann::json checked_reading(const std::string& answer, std::string_view document);

/// The handle of what was opened; 0 if it was refused.
int handle_in(const nlohmann::json& answer);

/// Asks a model everything that there is to ask, about the days around `day` and at the ends of time.
void ask_everything(const Session& session, int model, std::string_view day);

/// Asks the calculator under a rule book.
void ask_calculator(const Session& session, int rules);

/// The text of a file of this repository.
std::string read_file(const std::string& path);

/// An agency in which every kind of change finds something to change.
const std::string& agency();

}  // namespace tierwise::fuzz
