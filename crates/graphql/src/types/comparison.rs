//! What the pages of a region compare.

use async_graphql::SimpleObject;
use domain::monitoring::{Load, Shown, shown_people};
use persistence::figures;

use super::enums::{MentoringFormat, RolePairForm, mirror};
use super::exception::exact;
use super::figures::Figures;
use super::place::Place;

mirror! {
    /// How many mentees a mentor has in pairs in force.
    LoadBand = "domain::monitoring::LoadBand" {
        /// One.
        One,
        /// Two.
        Two,
        /// Three: as many as one mentor takes where nothing else is said.
        Three,
        /// Four or more.
        More,
    }
}

/// A municipality over some school years.
#[derive(Clone, Debug, SimpleObject)]
pub struct MunicipalityYears {
    /// Which.
    pub municipality: Place,
    /// Its figures of each of the years, in the order in which they were asked for.
    pub years: Vec<Figures>,
}

/// How many pairs in force are of a form and a format.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct PairGroup {
    /// Who supports whom.
    pub form: RolePairForm,
    /// How.
    pub format: MentoringFormat,
    /// How many pairs and groups.
    pub pairs: i32,
}

impl From<figures::PairGroup> for PairGroup {
    fn from(group: figures::PairGroup) -> Self {
        Self {
            form: group.form.into(),
            format: group.format.into(),
            pairs: i32::try_from(group.pairs).unwrap_or(i32::MAX),
        }
    }
}

/// How many mentors have so many mentees.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct MentorLoad {
    /// So many mentees.
    pub band: LoadBand,
    /// How many mentors; `null` when the number is withheld.
    pub mentors: Option<i32>,
    /// Whether the number is withheld because it stands for one to four people.
    pub withheld: bool,
}

impl From<Load> for MentorLoad {
    fn from(load: Load) -> Self {
        let shown = shown_people(load.mentors);
        Self {
            band: load.band.into(),
            mentors: exact(shown),
            withheld: shown == Shown::Withheld,
        }
    }
}
