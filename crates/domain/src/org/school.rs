//! Municipalities and schools.

use crate::id::{MunicipalityId, RegionId, SchoolId};

/// What kind of municipality it is (glossary 2.2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MunicipalityKind {
    /// Городской округ.
    CityDistrict,
    /// Муниципальный район or округ.
    District,
    /// Закрытое административно-территориальное образование.
    ClosedCity,
}

/// What kind of education organisation it is (glossary 2.2, D-2.1).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SchoolKind {
    /// Дошкольная организация.
    Preschool,
    /// Общеобразовательная организация.
    School,
    /// Организация дополнительного образования.
    Additional,
    /// Колледж, техникум.
    Vocational,
    /// Вуз.
    University,
}

impl SchoolKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Preschool,
        Self::School,
        Self::Additional,
        Self::Vocational,
        Self::University,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Preschool => "PRESCHOOL",
            Self::School => "SCHOOL",
            Self::Additional => "ADDITIONAL",
            Self::Vocational => "VOCATIONAL",
            Self::University => "UNIVERSITY",
        }
    }
}

/// Where a school lies; everything that belongs to a school is reached through these three.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Whereabouts {
    /// The school itself.
    pub school: SchoolId,
    /// Its municipality.
    pub municipality: MunicipalityId,
    /// Its region.
    pub region: RegionId,
}
