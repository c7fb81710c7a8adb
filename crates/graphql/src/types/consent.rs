//! A consent as it was given.

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::access::rules::consent::{Action, ConsentFacts};
use domain::access::{Subject, Verdict};
use domain::consent::{
    ConsentPurpose as Purpose, PublicField as Field, destroy_by, kept_after_withdrawal,
};
use domain::id::{PersonId, SchoolId};
use domain::mentoring::{MentorshipStateKind, Side};
use persistence::consents::{KeptConsent, Ties};

use super::card::card_facts;
use super::enums::{ConsentChannel, ConsentPurpose, PublicField, mirror};
use super::mentorship::Mentorship;
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{MentorshipsOf, PupilOf, ScansOf, TiesOf};
use crate::viewer::Viewer;

/// What the viewer may do with a consent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ConsentAction {
    /// See whether it holds.
    Read,
    /// Take it back, or record that it was taken back on paper.
    Withdraw,
}

/// What taking a consent back brings about, told before it is done.
#[derive(Clone, SimpleObject)]
pub struct WithdrawalEffects {
    /// Published practices that will no longer name the person.
    pub practices_losing_name: i32,
    /// Running mentorships whose ending will be proposed to the curator.
    pub pairs_proposed_to_end: i32,
    /// Which they are.
    pub endings: Vec<Mentorship>,
    /// Fields that are public no longer from that moment on.
    pub unpublished: Vec<PublicField>,
    /// The addresses at which something is public no longer.
    pub unpublished_at: Vec<String>,
    /// What stays all the same, and why.
    pub kept: Vec<KeptRecord>,
    /// The last day on which data that nobody must keep may still be there; `null` where they rest on another consent.
    pub destroy_by: Option<Date>,
}

/// What stays when a consent is taken back.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct KeptRecord {
    /// What.
    pub thing: KeptThing,
    /// Why.
    pub ground: KeptGround,
    /// Until when; `null` where no day can be said.
    pub until: Option<Date>,
}

mirror! {
    /// What stays when a consent is taken back.
    KeptThing = "domain::consent::KeptThing" {
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
}

mirror! {
    /// Why it stays.
    KeptGround = "domain::consent::KeptGround" {
        /// Orders about personnel are kept by the law on archives.
        ArchiveLaw,
        /// The school must be able to prove that and until when it was allowed.
        ProofOfConsent,
        /// Labour law, as long as the person works there.
        LabourLaw,
        /// It is personal data no longer.
        NotPersonal,
    }
}

mirror! {
    /// What a legal representative is to a pupil.
    RepresentativeRelation = "domain::consent::Relation" {
        /// Mother or father.
        Parent,
        /// Adoptive mother or father.
        AdoptiveParent,
        /// Guardian of a child under 14.
        Guardian,
        /// Trustee of a child from 14 to 18.
        Trustee,
    }
}

/// Who signed for a minor.
#[derive(Clone, Debug, SimpleObject)]
pub struct Representative {
    /// Their name.
    pub full_name: String,
    /// What they are to the pupil.
    pub relation: RepresentativeRelation,
}

/// The text of a consent as it was signed.
#[derive(Clone, Debug, SimpleObject)]
pub struct SignedText {
    /// The heading, in Russian.
    pub title: String,
    /// The text, paragraph by paragraph, in Russian.
    pub paragraphs: Vec<String>,
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

    /// The running mentorships at the school that rest on it.
    async fn endings(&self, today: domain::clock::Date) -> Result<Vec<Mentorship>, GqlError> {
        let terms = &self.row.terms;
        let sides: &[Side] = match terms.purpose {
            Purpose::PersonalDataProcessing => &[Side::Mentor, Side::Mentee],
            Purpose::MentorDuty => &[Side::Mentor],
            Purpose::MenteeParticipation => &[Side::Mentee],
            Purpose::PersonalDataDissemination | Purpose::PhotoVideo => &[],
        };
        if sides.is_empty() || !terms.holds(today) {
            return Ok(Vec::new());
        }
        let key = MentorshipsOf(terms.person);
        let rows = self.viewer.loaders().load_one(key).await?;
        let resting = rows.unwrap_or_default().into_iter().filter(|row| {
            let mut on_sides = sides.iter().flat_map(|side| row.pair.acting(*side));
            row.at.school == terms.operator
                && row.pair.state.kind() == MentorshipStateKind::Active
                && on_sides.any(|person| person == terms.person)
        });
        Ok(resting
            .filter_map(|row| Mentorship::visible(&self.viewer, row))
            .collect())
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
    let pupil = viewer.loaders().load_one(PupilOf(person)).await?;
    let learns = pupil.is_some_and(|pupil| pupil.at.school == school);
    Ok(ConsentFacts {
        person,
        at: card.at,
        related: learns || card.employed || ties.is_some_and(|ties| ties.open > 0),
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

    /// The addresses of the sites at which something may be published; empty where nothing is.
    async fn resources(&self) -> Vec<&str> {
        let portal = &self.viewer.installation().public_url;
        let resources = self.row.terms.resources.iter();
        resources.map(|resource| resource.shown(portal)).collect()
    }

    /// The text as it was signed; `null` for a consent that was recorded before texts were kept.
    async fn text(&self) -> Result<Option<SignedText>, GqlError> {
        let text = crate::papers::consent::signed(&self.row)?;
        Ok(text.map(|text| SignedText {
            paragraphs: text.plain(),
            title: text.title,
        }))
    }

    /// Who signed for a minor; `null` when the person signed.
    async fn signed_by(&self) -> Option<Representative> {
        let signer = self.row.terms.signed_by.as_ref()?;
        Some(Representative {
            full_name: signer.name.full(),
            relation: signer.relation.into(),
        })
    }

    /// The day on which somebody has to look whether it is still the right signature: a pupil turns 14 or 18.
    async fn review_on(&self) -> Option<Date> {
        self.row.terms.review_on.map(Date::from)
    }

    /// Whether another consent took its place, without a day between them.
    async fn replaced(&self) -> bool {
        self.row.terms.replaced_by.is_some()
    }

    /// Whether it ends within thirty days, so that the next one is due.
    async fn ends_soon(&self) -> Result<bool, GqlError> {
        let today = self.viewer.today_at(self.row.terms.operator).await?;
        Ok(self.row.terms.ends_soon(today))
    }

    /// The way to a scan of the paper under `/files`, the latest one; `null` when there is none.
    async fn scan_path(&self) -> Result<Option<String>, GqlError> {
        let key = ScansOf(self.row.terms.id);
        let scan = self.viewer.loaders().load_one(key).await?;
        let path = format!("/files/consents/{}/scan", self.row.terms.id.0);
        Ok(scan.map(|_scan| path))
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

    /// The day on which it was withdrawn; `null` for one that was not, and for one that another took the place of.
    async fn withdrawn_on(&self) -> Option<Date> {
        let terms = &self.row.terms;
        let withdrawn = terms.withdrawn_on.filter(|_| terms.replaced_by.is_none());
        withdrawn.map(Date::from)
    }

    /// Whether it holds today.
    async fn holds(&self) -> Result<bool, GqlError> {
        let today = self.viewer.today_at(self.row.terms.operator).await?;
        Ok(self.row.terms.holds(today))
    }

    /// What taking it back today would bring about; nothing for one that does not hold.
    async fn effects_of_withdrawal(&self) -> Result<WithdrawalEffects, GqlError> {
        let terms = &self.row.terms;
        let today = self.viewer.today_at(terms.operator).await?;
        let endings = self.endings(today).await?;
        let published = terms.purpose.names_resources() && terms.holds(today);
        let practices = if published && terms.publishes(Field::Name, today) {
            self.ties().await?.published
        } else {
            0
        };
        let portal = &self.viewer.installation().public_url;
        let fields = terms.fields.iter().filter(|_| published);
        let resources = terms.resources.iter().filter(|_| published);
        let kept = kept_after_withdrawal(terms.purpose, today).into_iter();
        let shown = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        Ok(WithdrawalEffects {
            practices_losing_name: i32::try_from(practices).unwrap_or(i32::MAX),
            pairs_proposed_to_end: shown(endings.len()),
            endings,
            unpublished: fields.copied().map(Into::into).collect(),
            unpublished_at: resources
                .map(|resource| resource.shown(portal).to_owned())
                .collect(),
            kept: kept
                .map(|kept| KeptRecord {
                    thing: kept.thing.into(),
                    ground: kept.ground.into(),
                    until: kept.until.map(Date::from),
                })
                .collect(),
            destroy_by: destroy_by(terms.purpose, today).map(Date::from),
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
