//! Which lists of a school's desk the viewer's role opens, and who holds its posts.

use domain::access::rules::bank::{Action as CardAction, CardFacts};
use domain::access::rules::correction::{Action as CorrectionAction, CorrectionFacts};
use domain::access::rules::mentorship::{Action as MentorshipAction, MentorshipFacts};
use domain::access::rules::order::{Action as OrderAction, OrderFacts};
use domain::access::rules::place::school::Action;
use domain::access::{Role, Subject, Verdict};
use domain::id::{CorrectionId, MentorshipId, OrderId, PersonId};
use domain::mentoring::Side;
use uuid::Uuid;

use super::SchoolDesk;
use crate::error::GqlError;
use crate::loaders::OfficialsOf;
use crate::types::person::Person;
use crate::types::post::Post;

impl SchoolDesk {
    /// Whether the viewer's role lets them read everybody's cards of a bank: the administrator's does not.
    pub(crate) fn reads_bank(&self, side: Side) -> bool {
        let anybody = CardFacts {
            person: PersonId(Uuid::nil()),
            side,
            at: self.here.school.at,
            employed: true,
        };
        self.is_full() && anybody.judge(self.viewer.actor(), CardAction::Read) == Verdict::Full
    }

    /// Whether the viewer's role lets them read every pair here: the psychologist's and the administrator's do not.
    pub(crate) fn reads_mentorships(&self) -> bool {
        let any = MentorshipFacts {
            id: MentorshipId(Uuid::nil()),
            at: self.here.school.at,
            giving: None,
            participants: Vec::new(),
            former: Vec::new(),
        };
        any.judge(self.viewer.actor(), MentorshipAction::Read) == Verdict::Full
    }

    /// Whether the viewer's role lets them read every order here.
    pub(crate) fn reads_orders(&self) -> bool {
        let any = OrderFacts {
            id: OrderId(Uuid::nil()),
            kind: domain::document::OrderKind::AssignPairs,
            at: self.here.school.at,
            concerns: Vec::new(),
        };
        any.judge(self.viewer.actor(), OrderAction::Read) == Verdict::Full
    }

    /// Whether the viewer's role lets them read what anybody here asks to have corrected.
    pub(super) fn reads_corrections(&self) -> bool {
        let anybodys = CorrectionFacts {
            id: CorrectionId(Uuid::nil()),
            at: self.here.school.at,
            person: PersonId(Uuid::nil()),
        };
        anybodys.judge(self.viewer.actor(), CorrectionAction::Read) == Verdict::Full
    }

    /// Whether the viewer's role lets them work with the templates of programmes here.
    pub(super) fn uses_templates(&self) -> bool {
        let facts = self.here.school.facts();
        facts.judge(self.viewer.actor(), Action::UseTemplates) == Verdict::Full
    }

    /// Who holds a post of this role here.
    pub(super) async fn officials(&self, role: Role) -> Result<Vec<Post>, GqlError> {
        let key = OfficialsOf(self.here.school.at.school);
        let found = self.viewer.loaders().load_one(key).await?;
        let found = found.unwrap_or_default().into_iter();
        Ok(found
            .filter(|(post, _)| post.role == role)
            .map(|(post, _)| Post::new(self.viewer.clone(), post))
            .collect())
    }

    /// Who leads the school.
    pub(super) async fn find_head(&self) -> Result<Option<Person>, GqlError> {
        let key = OfficialsOf(self.here.school.at.school);
        let found = self.viewer.loaders().load_one(key).await?;
        let mut found = found.unwrap_or_default().into_iter();
        let head = found.find(|(post, _)| post.role == Role::Head);
        Ok(head.map(|(_, person)| Person::new(self.viewer.clone(), person)))
    }
}
