//! Pupils: participants of whom as little is kept as can be — a name, a class, a school, the year of birth. They have no
//! account and are never public; a legal representative consents for them (152-ФЗ art. 9 part 6).

use chrono::Datelike;

use crate::clock::Date;
use crate::consent::ConsentPurpose;
use crate::id::{PersonId, SchoolId};

/// A pupil of a school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pupil {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub school: SchoolId,
    /// The year of birth; the day is nobody's business here.
    pub birth_year: i32,
    /// First day at the school, as far as mentoring is concerned.
    pub since: Date,
    /// Last day; still there when `None`.
    pub until: Option<Date>,
}

/// The age up to which somebody is a pupil; beyond it the year is a slip of the pen.
const OLDEST: i32 = 22;
/// The age from which.
const YOUNGEST: i32 = 5;
/// From this age on nobody signs for them.
const OF_AGE: i32 = 18;

impl Pupil {
    /// Whether they are there on `on`.
    pub fn is_current(&self, on: Date) -> bool {
        self.since <= on && self.until.is_none_or(|until| until >= on)
    }
}

/// Whether somebody born in `birth_year` may be a pupil on `on`.
pub fn fits_pupil(birth_year: i32, on: Date) -> bool {
    (YOUNGEST..=OLDEST).contains(&(on.year() - birth_year))
}

/// Why a signature is not the right one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SignatureError {
    /// A minor's consent is signed by a legal representative.
    #[error("a legal representative has to sign")]
    RepresentativeNeeded,
    /// Who is of age signs for themselves.
    #[error("nobody signs for who is of age")]
    NobodySignsForThem,
    /// Pupils are never published and take no duties of work upon them.
    #[error("pupils give no such consent")]
    NotForPupils,
}

/// Whether a consent for `purpose`, signed on `on` by a representative or not, has the right signature. `pupil` is the
/// year of birth of who is one.
pub fn check_signature(
    purpose: ConsentPurpose,
    pupil: Option<i32>,
    represented: bool,
    on: Date,
) -> Result<(), SignatureError> {
    let Some(birth_year) = pupil else {
        return if represented {
            Err(SignatureError::NobodySignsForThem)
        } else {
            Ok(())
        };
    };
    match purpose {
        ConsentPurpose::PersonalDataDissemination | ConsentPurpose::MentorDuty => {
            return Err(SignatureError::NotForPupils);
        }
        ConsentPurpose::PersonalDataProcessing
        | ConsentPurpose::MenteeParticipation
        | ConsentPurpose::PhotoVideo => {}
    }
    let turns = on.year() - birth_year;
    if turns < OF_AGE && !represented {
        return Err(SignatureError::RepresentativeNeeded);
    }
    // In the year in which they turn 18 either may be right: the day is not known.
    if turns > OF_AGE && represented {
        return Err(SignatureError::NobodySignsForThem);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    const ON: &str = "2026-11-15";

    fn said(purpose: ConsentPurpose, pupil: Option<i32>, represented: bool) -> String {
        match check_signature(purpose, pupil, represented, day(ON)) {
            Ok(()) => "fits".to_owned(),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn who_signs_for_whom_and_for_what() {
        use ConsentPurpose::PersonalDataProcessing as Processing;
        assert_eq!(said(Processing, None, false), "fits");
        assert_eq!(said(Processing, None, true), "NobodySignsForThem");
        for (born, own, represented) in [
            (2015, "RepresentativeNeeded", "fits"),
            (2009, "RepresentativeNeeded", "fits"),
            (2008, "fits", "fits"),
            (2007, "fits", "NobodySignsForThem"),
        ] {
            assert_eq!(said(Processing, Some(born), false), own, "{born}");
            assert_eq!(said(Processing, Some(born), true), represented, "{born}");
        }
    }

    #[test]
    fn nothing_of_a_pupil_is_disseminated_and_no_duty_is_theirs() {
        for purpose in ConsentPurpose::ALL {
            let barred = matches!(
                purpose,
                ConsentPurpose::PersonalDataDissemination | ConsentPurpose::MentorDuty
            );
            for born in [2007, 2008, 2015] {
                let said = said(purpose, Some(born), born > 2008);
                assert_eq!(said == "NotForPupils", barred, "{purpose:?} {born}");
            }
        }
    }

    #[test]
    fn a_pupil_is_between_five_and_twenty_two() {
        let fits = |born| fits_pupil(born, day(ON));
        assert!(!fits(2022) && fits(2021) && fits(2004) && !fits(2003));
    }

    #[test]
    fn a_pupil_is_there_from_the_first_day_to_the_last() {
        let pupil = Pupil {
            person: crate::testing::person(1),
            school: SchoolId(uuid::Uuid::from_u128(1)),
            birth_year: 2015,
            since: day("2026-09-01"),
            until: Some(day("2027-05-31")),
        };
        assert!(!pupil.is_current(day("2026-08-31")));
        assert!(pupil.is_current(day("2026-09-01")));
        assert!(pupil.is_current(day("2027-05-31")));
        assert!(!pupil.is_current(day("2027-06-01")));
    }
}
