#include "tierwise/points.hpp"

#include <algorithm>

namespace tierwise {
namespace {

using Limb = std::uint32_t;

/// A natural number of any size, with just what an exact comparison of sums of fractions needs.
class Natural {
 public:
  explicit Natural(Int128 value) {
    for (; value != 0; value >>= 32) limbs_.push_back(static_cast<Limb>(value));
  }

  void multiply(Int128 factor) {
    const Natural other(factor);
    std::vector<Limb> product(limbs_.size() + other.limbs_.size(), 0);
    for (std::size_t i = 0; i < limbs_.size(); ++i) {
      std::uint64_t carry = 0;
      for (std::size_t j = 0; j < other.limbs_.size(); ++j) {
        carry += std::uint64_t{limbs_[i]} * other.limbs_[j] + product[i + j];
        product[i + j] = static_cast<Limb>(carry);
        carry >>= 32;
      }
      product[i + other.limbs_.size()] = static_cast<Limb>(carry);
    }
    limbs_ = std::move(product);
    trim();
  }

  void add(const Natural& other) {
    limbs_.resize(std::max(limbs_.size(), other.limbs_.size()) + 1, 0);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < limbs_.size(); ++i) {
      carry += std::uint64_t{limbs_[i]} + (i < other.limbs_.size() ? other.limbs_[i] : 0);
      limbs_[i] = static_cast<Limb>(carry);
      carry >>= 32;
    }
    trim();
  }

  friend int compare(const Natural& a, const Natural& b) {
    if (a.limbs_.size() != b.limbs_.size()) return a.limbs_.size() < b.limbs_.size() ? -1 : 1;
    for (std::size_t i = a.limbs_.size(); i-- > 0;) {
      if (a.limbs_[i] != b.limbs_[i]) return a.limbs_[i] < b.limbs_[i] ? -1 : 1;
    }
    return 0;
  }

 private:
  void trim() {
    while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
  }

  std::vector<Limb> limbs_;  // least significant first
};

/// Compares the sum of proper fractions (0 < numerator < denominator) with a natural number.
int compare_exactly(const std::vector<Fraction>& fractions, Int128 whole) {
  Natural sum(0);
  Natural target(whole);
  for (std::size_t i = 0; i < fractions.size(); ++i) {
    Natural scaled(fractions[i].numerator);
    for (std::size_t j = 0; j < fractions.size(); ++j) {
      if (j != i) scaled.multiply(fractions[j].denominator);
    }
    sum.add(scaled);
    target.multiply(fractions[i].denominator);
  }
  return compare(sum, target);
}

/// The largest integer not above the sum of `terms`, each times `scale` (a small power of ten), and whether the sum is
/// more than that integer.
struct Floor {
  Int128 whole = 0;
  bool exact = true;
};

Floor floor_of(const std::vector<Fraction>& terms, Int128 scale, bool plus_one_half) {
  Floor result;
  std::vector<Fraction> rest;
  double estimate = 0;
  const auto add = [&](Int128 whole, Fraction proper) {
    result.whole += whole;
    if (proper.numerator < 0) {
      --result.whole;
      proper.numerator += proper.denominator;
    }
    if (proper.zero()) return;
    rest.push_back(proper);
    estimate += static_cast<double>(proper.numerator) / static_cast<double>(proper.denominator);
  };
  for (const Fraction& term : terms) {
    const Int128 remainder = term.numerator % term.denominator * scale;
    add(term.numerator / term.denominator * scale + remainder / term.denominator,
        {remainder % term.denominator, term.denominator});
  }
  if (plus_one_half) add(0, {1, 2});
  if (rest.empty()) return result;

  // Each summand of the estimate is below 1 and off by less than 1e-15, so this margin holds for a million summands.
  constexpr double kMargin = 1e-8;
  const auto nearest = static_cast<Int128>(estimate + 0.5);
  const double distance = estimate - static_cast<double>(nearest);
  if (distance > kMargin) {
    result.whole += nearest;
    result.exact = false;
  } else if (distance < -kMargin) {
    result.whole += nearest - 1;
    result.exact = false;
  } else {
    const int order = compare_exactly(rest, nearest);
    result.whole += order < 0 ? nearest - 1 : nearest;
    result.exact = order == 0;
  }
  return result;
}

}  // namespace

void Points::add(Fraction fraction) {
  if (fraction.zero()) return;
  const auto place = std::lower_bound(terms_.begin(), terms_.end(), fraction.denominator,
                                      [](const Fraction& term, Int128 den) { return term.denominator < den; });
  if (place == terms_.end() || place->denominator != fraction.denominator) {
    terms_.insert(place, fraction);
    return;
  }
  place->numerator += fraction.numerator;
  if (place->zero()) terms_.erase(place);
}

Points& Points::operator+=(const Points& other) {
  for (const Fraction& term : other.terms_) add(term);
  return *this;
}

Points& Points::operator-=(const Points& other) {
  for (const Fraction& term : other.terms_) add(-term);
  return *this;
}

int Points::sign() const {
  if (terms_.empty()) return 0;
  const Floor floor = floor_of(terms_, 1, false);
  if (floor.whole < 0) return -1;
  return floor.whole == 0 && floor.exact ? 0 : 1;
}

Int128 Points::rounded() const {
  if (sign() >= 0) return floor_of(terms_, power_of_ten(kShownDecimals), true).whole;
  Points positive;
  positive -= *this;
  return -positive.rounded();
}

}  // namespace tierwise
