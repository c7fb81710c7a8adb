//! Regions, municipalities and schools as places to stand at (rows 1–3, 63, 64 of the permission table).

use uuid::Uuid;

use crate::access::permit::deeds;
use crate::access::{Actor, Place, Role, Subject, Verdict};
use crate::id::{MunicipalityId, RegionId};
use crate::org::Whereabouts;

/// A region.
pub mod region {
    use super::{Actor, Place, RegionId, Role, Subject, Uuid, Verdict, deeds};

    /// A region as the policy sees it.
    #[derive(Clone, Copy, Debug)]
    pub struct RegionFacts {
        /// Which.
        pub id: RegionId,
    }

    deeds! { RegionFacts:
        /// Stand at the region's desk: figures of all municipalities.
        Read,
        /// Add a municipality.
        AddMunicipality,
        /// Invite methodologists and authorities of municipalities, or colleagues of the centre.
        Invite,
        /// Write the region's roadmaps (row 10).
        KeepRoadmaps,
    }

    impl Subject for RegionFacts {
        type Action = Action;
        const KIND: &'static str = "region";

        fn id(&self) -> Uuid {
            self.id.0
        }

        fn judge(&self, actor: &Actor, action: Action) -> Verdict {
            match action {
                Action::Read | Action::AddMunicipality | Action::Invite | Action::KeepRoadmaps => {
                    Verdict::full_if(
                        actor.holds(Role::RegionalMethodologist, Place::Region(self.id)),
                        Verdict::Hidden,
                    )
                }
            }
        }
    }
}

/// A municipality.
pub mod municipality {
    use super::{Actor, MunicipalityId, Place, RegionId, Role, Subject, Uuid, Verdict, deeds};

    /// A municipality as the policy sees it.
    #[derive(Clone, Copy, Debug)]
    pub struct MunicipalityFacts {
        /// Which.
        pub id: MunicipalityId,
        /// Its region.
        pub region: RegionId,
    }

    deeds! { MunicipalityFacts:
        /// Stand at the municipality's desk: figures and the register of its schools.
        Read,
        /// Keep the register: add schools, put them into the model and take them out (row 1).
        KeepRegister,
        /// Invite heads of schools, or colleagues (row 64).
        Invite,
        /// Take the register out as a file (row 65).
        Export,
        /// Say how often the banks of its schools are confirmed.
        KeepBankPolicy,
        /// Read by name the curators and mentors of its schools (rows 17, 18). The region gets counts.
        ReadBanks,
        /// Write its roadmaps, and say whether those of its schools need its agreement (rows 10, 12, Q-05).
        KeepRoadmaps,
        /// Read the roadmaps of its schools and how its duties are done (rows 13, 14, 63).
        ReadRoadmaps,
        /// Remind its schools of what they are late with (row 14).
        RemindSchools,
    }

    impl Subject for MunicipalityFacts {
        type Action = Action;
        const KIND: &'static str = "municipality";

        fn id(&self) -> Uuid {
            self.id.0
        }

        fn judge(&self, actor: &Actor, action: Action) -> Verdict {
            let here = Place::Municipality(self.id);
            let methodologist = actor.holds(Role::MunicipalMethodologist, here);
            let authority = actor.holds(Role::MunicipalAuthority, here);
            let region = actor.holds(Role::RegionalMethodologist, Place::Region(self.region));
            let read = Verdict::full_if(methodologist || authority || region, Verdict::Hidden);
            match action {
                Action::Read => read,
                Action::KeepRegister | Action::Export => {
                    Verdict::full_if(methodologist || authority, Verdict::refused(read))
                }
                Action::Invite => {
                    Verdict::full_if(methodologist || authority || region, Verdict::refused(read))
                }
                Action::KeepBankPolicy | Action::KeepRoadmaps | Action::RemindSchools => {
                    Verdict::full_if(methodologist, Verdict::refused(read))
                }
                Action::ReadBanks | Action::ReadRoadmaps => {
                    Verdict::full_if(methodologist || authority, Verdict::refused(read))
                }
            }
        }
    }
}

/// A school.
pub mod school {
    use super::super::{above, keeps};
    use super::{Actor, Role, Subject, Uuid, Verdict, Whereabouts, deeds};

    /// A school as the policy sees it.
    #[derive(Clone, Copy, Debug)]
    pub struct SchoolFacts {
        /// Where it lies.
        pub at: Whereabouts,
    }

    deeds! { SchoolFacts:
        /// Stand at the school's desk: its people, banks, pairs and papers. Levels above get counts (row 63).
        Read,
        /// Change what the school calls itself.
        Edit,
        /// Appoint a curator by order (row 2).
        AppointCurator,
        /// Draw up an order about its people: a working group, programmes, rewards, a release, an association (rows 4,
        /// 5, 38, 61).
        PrepareOrder,
        /// Enter people and their jobs (rows 16, 17).
        KeepPeople,
        /// Invite people of the school to an account (row 64).
        Invite,
        /// Enter people from a file; the administrator does it technically (rows 16, 17).
        ImportPeople,
        /// Fill the banks from a file, by the same right by which cards are written one by one.
        ImportCards,
        /// Take pairs over that an order on paper names, by the same right by which pairs are proposed one by one.
        ImportPairs,
        /// Take lists with personal data out as files; each time is logged (row 65).
        Export,
        /// Confirm that its banks are as they should be, and answer who is suggested for them (B-045, A-M1).
        KeepBanks,
        /// Take its pairs and cards into a new school year.
        RollOver,
        /// Read the templates of programmes that are in use for it, and draft from them: its own, those of its
        /// municipality and of its region (row 30).
        UseTemplates,
        /// Write its roadmaps, read those that concern it, do its duties (rows 11, 14).
        KeepRoadmaps,
    }

    impl Subject for SchoolFacts {
        type Action = Action;
        const KIND: &'static str = "school";

        fn id(&self) -> Uuid {
            self.at.school.0
        }

        fn judge(&self, actor: &Actor, action: Action) -> Verdict {
            let staff = actor.at_school(&self.at, &[Role::SchoolAdministrator, Role::Psychologist]);
            let read = if keeps(actor, &self.at) || staff {
                Verdict::Full
            } else if above(actor, &self.at) {
                Verdict::Counts
            } else {
                Verdict::Hidden
            };
            let allowed = match action {
                Action::Read => return read,
                Action::AppointCurator => actor.at_school(&self.at, &[Role::Head]),
                Action::PrepareOrder
                | Action::KeepPeople
                | Action::Export
                | Action::ImportPairs
                | Action::RollOver
                | Action::UseTemplates
                | Action::KeepRoadmaps => keeps(actor, &self.at),
                Action::ImportPeople => {
                    keeps(actor, &self.at)
                        || actor.at_school(&self.at, &[Role::SchoolAdministrator])
                }
                Action::ImportCards | Action::KeepBanks => {
                    actor.at_school(&self.at, &[Role::Curator])
                }
                Action::Invite | Action::Edit => {
                    keeps(actor, &self.at)
                        || actor.at_school(&self.at, &[Role::SchoolAdministrator])
                }
            };
            // A school is no secret to the levels above: it stands in their register.
            let refused = match read {
                Verdict::Full | Verdict::Counts => Verdict::Forbidden,
                Verdict::Forbidden | Verdict::Hidden => Verdict::Hidden,
            };
            Verdict::full_if(allowed, refused)
        }
    }
}
