//! What taking a consent back brings about, and what stays all the same (Q-22; 152-ФЗ art. 21).

use chrono::Months;

use super::ConsentPurpose;
use crate::clock::Date;

/// What a withdrawal brings about, shown before it is confirmed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WithdrawalEffect {
    /// What was named vanishes from the public face at once.
    Unpublish,
    /// The ending of each running pair of the person is proposed to the curator.
    ProposeEnding,
}

/// The effect of withdrawing a consent for `purpose`.
pub fn effect_of_withdrawal(purpose: ConsentPurpose) -> WithdrawalEffect {
    match purpose {
        ConsentPurpose::PersonalDataDissemination | ConsentPurpose::PhotoVideo => {
            WithdrawalEffect::Unpublish
        }
        ConsentPurpose::PersonalDataProcessing
        | ConsentPurpose::MentorDuty
        | ConsentPurpose::MenteeParticipation => WithdrawalEffect::ProposeEnding,
    }
}

/// What stays when a consent is taken back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum KeptThing {
    /// Signed orders that name the person.
    Orders,
    /// The consent itself with its withdrawal.
    ConsentRecord,
    /// Lines of the journal that say who did what when.
    EventLog,
    /// The record of the job.
    EmploymentRecord,
    /// Counts in which nobody can be recognised.
    Counts,
}

/// Why it stays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum KeptGround {
    /// Orders about personnel are kept by the law on archives.
    ArchiveLaw,
    /// The school must be able to prove that and until when it was allowed.
    ProofOfConsent,
    /// Labour law, as long as the person works there.
    LabourLaw,
    /// It is personal data no longer.
    NotPersonal,
}

/// One thing that stays, why, and until when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kept {
    /// What.
    pub thing: KeptThing,
    /// Why.
    pub ground: KeptGround,
    /// Until when; `None` where no day can be said.
    pub until: Option<Date>,
}

/// Days within which the data are destroyed after the consent to their processing was taken back.
const DESTROYED_WITHIN: i64 = 30;
/// Years for which orders about personnel are kept.
const ORDERS: u32 = 50;
/// Years for which proofs are kept.
const PROOFS: u32 = 3;

/// The last day by which the data are to be destroyed; `None` for a purpose whose data rest on another consent.
pub fn destroy_by(purpose: ConsentPurpose, withdrawn_on: Date) -> Option<Date> {
    match purpose {
        ConsentPurpose::PersonalDataProcessing => {
            withdrawn_on.checked_add_signed(chrono::Duration::days(DESTROYED_WITHIN))
        }
        ConsentPurpose::PersonalDataDissemination
        | ConsentPurpose::MentorDuty
        | ConsentPurpose::MenteeParticipation
        | ConsentPurpose::PhotoVideo => None,
    }
}

/// What stays all the same when a consent for `purpose` is taken back on `on`.
pub fn kept_after_withdrawal(purpose: ConsentPurpose, on: Date) -> Vec<Kept> {
    let years = |years: u32| on.checked_add_months(Months::new(years * 12));
    let orders = Kept {
        thing: KeptThing::Orders,
        ground: KeptGround::ArchiveLaw,
        until: years(ORDERS),
    };
    let record = Kept {
        thing: KeptThing::ConsentRecord,
        ground: KeptGround::ProofOfConsent,
        until: years(PROOFS),
    };
    let log = Kept {
        thing: KeptThing::EventLog,
        ground: KeptGround::ProofOfConsent,
        until: years(PROOFS),
    };
    let job = Kept {
        thing: KeptThing::EmploymentRecord,
        ground: KeptGround::LabourLaw,
        until: None,
    };
    let counts = Kept {
        thing: KeptThing::Counts,
        ground: KeptGround::NotPersonal,
        until: None,
    };
    match purpose {
        ConsentPurpose::PersonalDataProcessing => vec![orders, record, log, job, counts],
        ConsentPurpose::MentorDuty | ConsentPurpose::MenteeParticipation => vec![orders, record],
        ConsentPurpose::PersonalDataDissemination | ConsentPurpose::PhotoVideo => vec![record],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    #[test]
    fn what_taking_back_brings_about_and_what_stays() {
        let on = day("2026-11-15");
        let told = ConsentPurpose::ALL.map(|purpose| {
            let kept: Vec<_> = kept_after_withdrawal(purpose, on)
                .into_iter()
                .map(|kept| {
                    let until = kept.until.map_or("…".to_owned(), |day| day.to_string());
                    format!("{:?} by {:?} until {until}", kept.thing, kept.ground)
                })
                .collect();
            let destroyed = destroy_by(purpose, on);
            format!(
                "{purpose:?} → {:?}, destroyed by {destroyed:?}, kept: {}",
                effect_of_withdrawal(purpose),
                kept.join("; ")
            )
        });
        insta::assert_snapshot!(told.join("\n"));
    }

    #[test]
    fn the_proof_of_a_consent_is_always_kept() {
        for purpose in ConsentPurpose::ALL {
            let kept = kept_after_withdrawal(purpose, day("2026-11-15"));
            let proof = |kept: &Kept| kept.thing == KeptThing::ConsentRecord;
            assert!(kept.iter().any(proof), "{purpose:?}");
        }
    }
}
