//! The package of documents of a school and a school year (A-034, A-044, B-RM1, C-021a, E-1.1).

use crate::clock::{Date, SchoolYear};

/// What a package may consist of; which of these are required says the municipality.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PackageItem {
    /// The regulation on mentoring (D-1.3).
    Regulation,
    /// The roadmap.
    Roadmap,
    /// The programme of mentoring (A-P2).
    Programme,
    /// The order that appoints the curator (A-P3).
    AppointmentOrder,
    /// The orders that fix pairs (A-M2).
    PairOrders,
    /// The consents of those who take part (B-036).
    Consents,
    /// What the public face shows of it (B-087).
    SiteSection,
}

/// How an item of a package stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PackageStatus {
    /// There, and of this school year or said to be still current.
    Current,
    /// There, and of an earlier school year.
    NeedsActualisation,
    /// Not there.
    Missing,
}

impl PackageItem {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Regulation,
        Self::Roadmap,
        Self::Programme,
        Self::AppointmentOrder,
        Self::PairOrders,
        Self::Consents,
        Self::SiteSection,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Regulation => "REGULATION",
            Self::Roadmap => "ROADMAP",
            Self::Programme => "PROGRAMME",
            Self::AppointmentOrder => "APPOINTMENT_ORDER",
            Self::PairOrders => "PAIR_ORDERS",
            Self::Consents => "CONSENTS",
            Self::SiteSection => "SITE_SECTION",
        }
    }

    /// Whether a word is enough to keep an older one current. Pairs, consents and the roadmap are of a year and are made
    /// anew.
    pub fn is_confirmed_by_word(self) -> bool {
        match self {
            Self::Regulation | Self::Programme | Self::AppointmentOrder | Self::SiteSection => true,
            Self::Roadmap | Self::PairOrders | Self::Consents => false,
        }
    }
}

/// What is known of an item in a school year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Freshness {
    /// The day of the latest paper that proves it; `None` when there is none.
    pub latest: Option<Date>,
    /// Whether somebody said that it is still current in this year.
    pub is_confirmed: bool,
}

/// From this day on a paper belongs to the school year. A regulation is often approved in the last days of August for the
/// year that begins: the three months before it belong to it.
pub fn fresh_since(year: SchoolYear) -> Date {
    let since = year.starts_on().checked_sub_months(chrono::Months::new(3));
    since.unwrap_or(Date::MIN)
}

impl PackageStatus {
    /// How an item stands in `year`.
    pub fn of(item: PackageItem, known: Freshness, year: SchoolYear) -> Self {
        match known.latest {
            None => Self::Missing,
            Some(latest) if latest >= fresh_since(year) => Self::Current,
            Some(_) if known.is_confirmed && item.is_confirmed_by_word() => Self::Current,
            Some(_) => Self::NeedsActualisation,
        }
    }
}

/// So many of `required` in whole percent, rounded down, so that 100 means all; `None` when nothing is required: that is no
/// nought.
pub fn percent(current: u32, required: u32) -> Option<u32> {
    (u64::from(current.min(required)) * 100)
        .checked_div(required.into())
        .and_then(|share| u32::try_from(share).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(item: PackageItem, latest: &str, is_confirmed: bool) -> PackageStatus {
        let latest = latest.parse().ok();
        let year = SchoolYear::starting(2026).unwrap();
        PackageStatus::of(
            item,
            Freshness {
                latest,
                is_confirmed,
            },
            year,
        )
    }

    #[test]
    fn what_is_of_this_year_is_current_and_of_an_earlier_one_needs_a_word() {
        use PackageStatus::*;
        for item in PackageItem::ALL {
            assert_eq!(status(item, "", true), Missing, "{item:?}");
            assert_eq!(status(item, "2026-09-10", false), Current, "{item:?}");
            assert_eq!(status(item, "2026-06-01", false), Current, "{item:?}");
            assert_eq!(
                status(item, "2026-05-31", false),
                NeedsActualisation,
                "{item:?}"
            );
            let by_word = match item.is_confirmed_by_word() {
                true => Current,
                false => NeedsActualisation,
            };
            assert_eq!(status(item, "2024-09-01", true), by_word, "{item:?}");
            assert_eq!(serde_json::to_value(item).unwrap(), item.code());
        }
    }

    #[test]
    fn nothing_required_is_no_nought() {
        assert_eq!(percent(0, 0), None);
        assert_eq!(percent(0, 7), Some(0));
        assert_eq!(percent(6, 7), Some(85));
        assert_eq!(percent(7, 7), Some(100));
        assert_eq!(percent(9, 7), Some(100));
    }
}
