//! Names of a mentorship's people, for letters about it.

use documents::letters::pairs::ProposedPair;
use domain::mentoring::{Mentorship, Side};
use domain::text::PersonName;
use persistence::{StoreError, UnitOfWork};

/// Who is proposed to whom, by name.
pub(super) struct ProposedNames {
    mentors: Vec<PersonName>,
    mentees: Vec<PersonName>,
    two_way: bool,
}

impl ProposedNames {
    /// Of those who take part.
    pub(super) async fn of(work: &UnitOfWork, row: &Mentorship) -> Result<Self, StoreError> {
        let names = async |side| {
            let ids: Vec<_> = row.on_side(side).collect();
            let people = work.people().find_all(&ids).await?;
            let mut names: Vec<PersonName> = people.into_iter().map(|one| one.name).collect();
            names.sort_by_cached_key(PersonName::folded);
            if names.is_empty() {
                return Err(StoreError::inconsistent("mentorship", row.id.0));
            }
            Ok(names)
        };
        Ok(Self {
            mentors: names(Side::Mentor).await?,
            mentees: names(Side::Mentee).await?,
            two_way: row.is_two_way(),
        })
    }

    /// What a letter needs to know.
    pub(super) fn proposed<'a>(&'a self, place: &'a str, link: &'a str) -> ProposedPair<'a> {
        ProposedPair {
            place,
            mentors: &self.mentors,
            mentees: &self.mentees,
            two_way: self.two_way,
            link,
        }
    }
}
