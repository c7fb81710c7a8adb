//! Campaigns of a municipality or a region, and what schools answer in them (rows 42–45).
//!
//! What is asked is known to those who are asked, once it is announced. Whose places lie below a campaign's owner is no
//! question of the policy; it is loaded with the campaign as [`CampaignFacts::below`].

use uuid::Uuid;

use super::roadmap::{MUNICIPAL, Seat, reads_from};
use crate::access::permit::deeds;
use crate::access::{Actor, Place, Role, Subject, Verdict};
use crate::id::{CampaignId, SubmissionId};
use crate::monitoring::{CampaignState, SubmissionState};
use crate::org::Whereabouts;

/// A campaign, planned or about to be planned.
pub mod campaign {
    use super::*;

    /// A campaign as the policy sees it.
    #[derive(Clone, Debug)]
    pub struct CampaignFacts {
        /// Which.
        pub id: CampaignId,
        /// Whose.
        pub at: Seat,
        /// Where it stands.
        pub state: CampaignState,
        /// Those places of who asks that lie below its owner.
        pub below: Vec<Place>,
    }

    deeds! { CampaignFacts:
        /// Read what it asks: its owner in any state, those below once it is announced.
        Read,
        /// Write it and plan it (row 42).
        Plan,
        /// Open it, close it, give it up (row 42).
        Run,
    }

    impl Subject for CampaignFacts {
        type Action = Action;
        const KIND: &'static str = "campaign";

        fn id(&self) -> Uuid {
            self.id.0
        }

        fn judge(&self, actor: &Actor, action: Action) -> Verdict {
            // A school asks itself nothing here.
            let holds_campaigns = self.at.school.is_none();
            let own = holds_campaigns && (self.at.is_kept_by(actor) || self.at.is_led_by(actor));
            let below = self.state.is_announced()
                && self.below.iter().any(|place| reads_from(actor, *place));
            let read = Verdict::full_if(own || below, Verdict::Hidden);
            let allowed = match action {
                Action::Read => return read,
                Action::Plan => holds_campaigns && self.at.is_kept_by(actor),
                Action::Run => holds_campaigns && self.at.is_led_by(actor),
            };
            Verdict::full_if(allowed, Verdict::refused(read))
        }
    }
}

/// What one school answers.
pub mod submission {
    use super::*;

    /// A submission as the policy sees it.
    #[derive(Clone, Copy, Debug)]
    pub struct SubmissionFacts {
        /// Which.
        pub id: SubmissionId,
        /// Whose.
        pub at: Whereabouts,
        /// Where it stands.
        pub state: SubmissionState,
    }

    deeds! { SubmissionFacts:
        /// Know that it is asked for and how it stands: the school, and its municipality. The region gets sums.
        Read,
        /// Read the answers: the school, and its municipality once they were handed in.
        ReadAnswers,
        /// Write answers (row 43).
        Fill,
        /// Sign them and hand them in (row 43).
        Submit,
        /// Accept them or send them back; give the school more time (row 44).
        Decide,
    }

    impl Subject for SubmissionFacts {
        type Action = Action;
        const KIND: &'static str = "submission";

        fn id(&self) -> Uuid {
            self.id.0
        }

        fn judge(&self, actor: &Actor, action: Action) -> Verdict {
            let keeps = super::super::keeps(actor, &self.at);
            let municipal = actor.at_municipality(&self.at, MUNICIPAL);
            let read = if keeps || municipal {
                Verdict::Full
            } else if actor.at_region(&self.at) && self.state == SubmissionState::Accepted {
                Verdict::Counts
            } else {
                Verdict::Hidden
            };
            let allowed = match action {
                Action::Read => return read,
                Action::ReadAnswers => keeps || (municipal && self.state.is_handed_in()),
                Action::Fill => keeps,
                Action::Submit => actor.at_school(&self.at, &[Role::Head]),
                Action::Decide => actor.at_municipality(&self.at, &[Role::MunicipalMethodologist]),
            };
            Verdict::full_if(allowed, Verdict::refused(read))
        }
    }
}
