//! A consent as it was given.

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::access::rules::consent::{Action, ConsentFacts};
use domain::access::{Subject, Verdict};
use domain::consent::{ConsentPurpose as Purpose, PublicField as Field};
use domain::id::{PersonId, SchoolId};
use persistence::consents::{KeptConsent, Ties};

use super::card::card_facts;
use super::enums::{ConsentChannel, ConsentPurpose, PublicField};
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::TiesOf;
use crate::viewer::Viewer;

/// What the viewer may do with a consent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ConsentAction {
    /// See whether it holds.
    Read,
    /// Take it back, or record that it was taken back on paper.
    Withdraw,
}

/// What taking a consent back brings about at once.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct WithdrawalEffects {
    /// Published practices that will no longer name the person.
    pub practices_losing_name: i32,
    /// Running mentorships whose ending will be proposed to the curator.
    pub pairs_proposed_to_end: i32,
}

/// A consent that the viewer may see.
#[derive(Clone)]
pub struct Consent {
    viewer: Viewer,
    row: KeptConsent,
}

impl Consent {
    /// A consent that the viewer was allowed to see: their own, or by the policy's word.
    pub fn new(viewer: Viewer, row: KeptConsent) -> Self {
        Self { viewer, row }
    }

    /// The consent, if the policy lets the viewer see it.
    pub(crate) async fn visible(
        viewer: &Viewer,
        row: KeptConsent,
    ) -> Result<Option<Self>, GqlError> {
        let facts = consent_facts(viewer, row.terms.person, row.terms.operator).await?;
        let seen = facts.judge(viewer.actor(), Action::Read) == Verdict::Full;
        Ok(seen.then(|| Self::new(viewer.clone(), row)))
    }

    async fn ties(&self) -> Result<Ties, GqlError> {
        let key = TiesOf(self.row.terms.person, self.row.terms.operator);
        Ok(self
            .viewer
            .loaders()
            .load_one(key)
            .await?
            .unwrap_or_default())
    }
}

/// A consent of `person` to `school` as the policy sees it, given or not.
pub(crate) async fn consent_facts(
    viewer: &Viewer,
    person: PersonId,
    school: SchoolId,
) -> Result<ConsentFacts, GqlError> {
    let card = card_facts(viewer, person, school, domain::mentoring::Side::Mentee).await?;
    let ties = viewer.loaders().load_one(TiesOf(person, school)).await?;
    Ok(ConsentFacts {
        person,
        at: card.at,
        related: card.employed || ties.is_some_and(|ties| ties.open > 0),
    })
}

/// One consent of one person to one school for one purpose.
#[Object]
impl Consent {
    /// `consent:…`.
    async fn id(&self) -> ID {
        self.row.terms.id.public()
    }

    /// Whose it is.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.terms.person).await
    }

    /// The school it was given to.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.terms.operator).await
    }

    /// For what.
    async fn purpose(&self) -> ConsentPurpose {
        self.row.terms.purpose.into()
    }

    /// The fields that may be published; empty but for dissemination.
    async fn fields(&self) -> Vec<PublicField> {
        let fields = self.row.terms.fields.iter();
        fields.copied().map(Into::into).collect()
    }

    /// The version of the text that the person agreed to.
    async fn text_version(&self) -> &str {
        &self.row.text_version
    }

    /// How it was given.
    async fn channel(&self) -> ConsentChannel {
        self.row.channel.into()
    }

    /// First day.
    async fn valid_from(&self) -> Date {
        self.row.terms.valid_from.into()
    }

    /// Last day; `null` for one that holds until it is withdrawn.
    async fn valid_until(&self) -> Option<Date> {
        self.row.terms.valid_until.map(Date::from)
    }

    /// The day on which it was withdrawn; `null` for one that was not.
    async fn withdrawn_on(&self) -> Option<Date> {
        self.row.terms.withdrawn_on.map(Date::from)
    }

    /// Whether it holds today.
    async fn holds(&self) -> Result<bool, GqlError> {
        let today = self.viewer.today_at(self.row.terms.operator).await?;
        Ok(self.row.terms.holds(today))
    }

    /// What taking it back today would bring about; all nought for one that does not hold.
    async fn effects_of_withdrawal(&self) -> Result<WithdrawalEffects, GqlError> {
        let today = self.viewer.today_at(self.row.terms.operator).await?;
        let (ties, terms) = (self.ties().await?, &self.row.terms);
        let (practices, pairs) = if terms.holds(today) {
            match terms.purpose {
                Purpose::PersonalDataDissemination if terms.publishes(Field::Name, today) => {
                    (ties.published, 0)
                }
                Purpose::PersonalDataDissemination => (0, 0),
                Purpose::PersonalDataProcessing => (0, ties.mentoring + ties.mentored),
                Purpose::MentorDuty => (0, ties.mentoring),
                Purpose::MenteeParticipation => (0, ties.mentored),
            }
        } else {
            (0, 0)
        };
        let shown = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        Ok(WithdrawalEffects {
            practices_losing_name: shown(practices),
            pairs_proposed_to_end: shown(pairs),
        })
    }

    /// What the viewer may do with it, as it stands.
    async fn viewer_can(&self) -> Result<Vec<ConsentAction>, GqlError> {
        let terms = &self.row.terms;
        let facts = consent_facts(&self.viewer, terms.person, terms.operator).await?;
        let may = |action| facts.judge(self.viewer.actor(), action) == Verdict::Full;
        let mut actions = Vec::new();
        if may(Action::Read) {
            actions.push(ConsentAction::Read);
        }
        if may(Action::Withdraw) && terms.withdrawn_on.is_none() {
            actions.push(ConsentAction::Withdraw);
        }
        Ok(actions)
    }
}
