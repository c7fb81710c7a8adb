//! What happens by itself, once a day: duties are told further up, and the daily letter goes out.
//!
//! Both may run on any number of servers and as often as they like: a step is told once, and a notification goes out with
//! one letter.

pub(crate) mod roadmaps;

use std::collections::BTreeMap;

use documents::letters::duties::{DutyLetter, DutyName, digest, reminder};
use domain::access::Role;
use domain::clock::{Date, SchoolYear, Zone};
use domain::id::{MunicipalityId, PersonId, RegionId, SchoolId};
use domain::notice::{NoticeKind, Step, Told, is_morning, steps_due};
use persistence::duties::{Duty, DutyKind};
use persistence::mail::NewLetter;
use persistence::notices::Notice;
use persistence::{Failure, Operation, Store, StoreError, UnitOfWork};

use crate::notify::{About, tell};

/// How many duties one transaction tells of.
const AT_ONCE: usize = 50;

/// Tells each duty as far up as its day asks; the answer is how many people were told something.
pub async fn escalate(store: &Store, public_url: &str) -> Result<usize, StoreError> {
    let (zone, now) = (Zone::default(), store.clock().now());
    let today = zone.date(now);
    let duties = store.duties().around(zone, now).await?;
    let steps = duties.into_iter().flat_map(|duty| {
        let steps = steps_due(duty.since, duty.due, today);
        steps.into_iter().map(move |step| (duty.clone(), step))
    });
    let steps: Vec<(Duty, Step)> = steps.collect();
    let mut told = 0;
    for some in steps.chunks(AT_ONCE) {
        let operation = Escalate {
            today,
            steps: some,
            public_url,
        };
        told += settled(store.write(&operation).await)?;
    }
    Ok(told + roadmaps::escalate(store, public_url, zone, now).await?)
}

/// Counts the packages of documents of every municipality for the running school year; answers with how many it counted.
pub async fn count_packages(store: &Store) -> Result<usize, StoreError> {
    let mut counted = 0;
    for municipality in store.municipalities().all().await? {
        let region = store.regions().find(municipality.region).await?;
        let zone = region.map_or_else(Zone::default, |region| region.zone);
        let operation = CountPackages {
            at: (municipality.id, municipality.region),
            today: zone.date(store.clock().now()),
        };
        counted += settled(store.write(&operation).await)?;
    }
    Ok(counted)
}

struct CountPackages {
    at: (MunicipalityId, RegionId),
    today: Date,
}

impl Operation for CountPackages {
    type Done = usize;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<usize, Failure<()>> {
        let year = SchoolYear::of(self.today);
        let packages = work.packages();
        packages
            .count(self.at, (year, self.today), work.now())
            .await?;
        Ok(1)
    }
}

struct Escalate<'a> {
    today: Date,
    steps: &'a [(Duty, Step)],
    public_url: &'a str,
}

impl Operation for Escalate<'_> {
    type Done = usize;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<usize, Failure<()>> {
        let mut told = 0;
        let mut known = Known::default();
        for (duty, step) in self.steps {
            let people = known.addressees(work, duty, step.told).await?;
            let path = path(duty, step.told);
            let letter = reminder(&DutyLetter {
                duty: name(duty.kind),
                place: &duty.place,
                due: duty.due,
                // How late it is today: a step may have been missed while nobody looked.
                days: (self.today - duty.due).num_days(),
                link: &format!("{}{path}", self.public_url),
            });
            let key = format!(
                "{:?}:{}:{}:{}",
                duty.kind, duty.subject, duty.due, step.days
            );
            let about = About {
                kind: NoticeKind::Deadline,
                path: Some(&path),
                step: Some(&key),
            };
            told += tell(work, people, &letter, about).await?;
        }
        Ok(told)
    }
}

/// Who holds which post, asked once in a transaction.
#[derive(Default)]
struct Known {
    heads: BTreeMap<SchoolId, Vec<PersonId>>,
    above: BTreeMap<(MunicipalityId, bool), Vec<PersonId>>,
}

impl Known {
    async fn addressees(
        &mut self,
        work: &UnitOfWork,
        duty: &Duty,
        told: Told,
    ) -> Result<Vec<PersonId>, StoreError> {
        if duty.kind == DutyKind::ReviewRoadmap {
            // The centre's own word is waited for: its head is the authority, and nobody is above.
            return match told {
                Told::Responsible => self.above(work, duty.municipality, false).await,
                Told::Head => self.above(work, duty.municipality, true).await,
                Told::Centre | Told::Authority => Ok(Vec::new()),
            };
        }
        match (told, duty.responsible) {
            (Told::Responsible, Some(person)) => Ok(vec![person]),
            (Told::Responsible, None) | (Told::Head, _) => self.heads(work, duty.school).await,
            (Told::Centre, _) => self.above(work, duty.municipality, false).await,
            (Told::Authority, _) => self.above(work, duty.municipality, true).await,
        }
    }

    async fn heads(
        &mut self,
        work: &UnitOfWork,
        school: SchoolId,
    ) -> Result<Vec<PersonId>, StoreError> {
        if let Some(known) = self.heads.get(&school) {
            return Ok(known.clone());
        }
        let posts = work.posts();
        let posts = posts
            .at_schools(&[school], &[Role::Head], work.now())
            .await?;
        let people: Vec<_> = posts.into_iter().map(|post| post.person).collect();
        self.heads.insert(school, people.clone());
        Ok(people)
    }

    async fn above(
        &mut self,
        work: &UnitOfWork,
        municipality: MunicipalityId,
        authority: bool,
    ) -> Result<Vec<PersonId>, StoreError> {
        if let Some(known) = self.above.get(&(municipality, authority)) {
            return Ok(known.clone());
        }
        let role = if authority {
            Role::MunicipalAuthority
        } else {
            Role::MunicipalMethodologist
        };
        let posts = work.posts();
        let posts = posts
            .at_municipalities(&[municipality], &[role], work.now())
            .await?;
        let people: Vec<_> = posts.into_iter().map(|post| post.person).collect();
        self.above.insert((municipality, authority), people.clone());
        Ok(people)
    }
}

fn name(kind: DutyKind) -> DutyName {
    match kind {
        DutyKind::AnswerProposal => DutyName::AnswerProposal,
        DutyKind::AgreeProgramme => DutyName::AgreeProgramme,
        DutyKind::SubmitActivity => DutyName::SubmitActivity,
        DutyKind::SignOrder => DutyName::SignOrder,
        DutyKind::RenewConsent => DutyName::RenewConsent,
        DutyKind::AnswerCorrection => DutyName::AnswerCorrection,
        DutyKind::AnswerMediation => DutyName::AnswerMediation,
        DutyKind::ReviewRoadmap => DutyName::ReviewRoadmap,
    }
}

/// Where a duty is dealt with by who is told of it. Above the school nobody is led to a thing with names.
fn path(duty: &Duty, told: Told) -> String {
    match (told, duty.kind) {
        (_, DutyKind::ReviewRoadmap) => format!("/roadmaps/{}", duty.subject),
        (Told::Centre | Told::Authority, _) => format!("/m/{}", duty.municipality.0),
        (Told::Responsible | Told::Head, DutyKind::AnswerCorrection) => {
            format!("/s/{}/corrections", duty.school.0)
        }
        (Told::Responsible, DutyKind::AnswerMediation) => format!("/mediations/{}", duty.subject),
        (Told::Head, DutyKind::AnswerMediation) => format!("/s/{}/mediations", duty.school.0),
        (Told::Responsible, DutyKind::RenewConsent) => "/me/consents".to_owned(),
        (Told::Head, DutyKind::RenewConsent) => format!("/s/{}/people", duty.school.0),
        (Told::Responsible | Told::Head, DutyKind::SignOrder) => {
            format!("/orders/{}", duty.subject)
        }
        (Told::Responsible | Told::Head, DutyKind::AnswerProposal | DutyKind::AgreeProgramme) => {
            format!("/pairs/{}", duty.subject)
        }
        (Told::Responsible, DutyKind::SubmitActivity) => "/me".to_owned(),
        (Told::Head, DutyKind::SubmitActivity) => format!("/s/{}/pairs", duty.school.0),
    }
}

/// Sends the daily letter to who has something new for it and has had none today; nothing outside the morning, and nothing
/// when nothing is new. The answer is how many letters went out.
pub async fn send_digests(store: &Store, public_url: &str) -> Result<usize, StoreError> {
    let mut sent = 0;
    let now = store.clock().now();
    let zone = zone_of(store).await?;
    if !is_morning(zone.hour(now)) {
        return Ok(0);
    }
    let midnight = zone.begins(zone.date(now));
    for (person, notices) in store.notices().undigested(midnight).await? {
        let operation = SendDigest {
            person,
            notices: &notices,
            public_url,
        };
        sent += settled(store.write(&operation).await)?;
    }
    Ok(sent)
}

/// The morning of the region; Moscow's, where several regions share an installation.
async fn zone_of(store: &Store) -> Result<Zone, StoreError> {
    let regions = store.regions().all().await?;
    Ok(match regions.as_slice() {
        [only] => only.zone,
        _ => Zone::default(),
    })
}

struct SendDigest<'a> {
    person: PersonId,
    notices: &'a [Notice],
    public_url: &'a str,
}

impl Operation for SendDigest<'_> {
    type Done = usize;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<usize, Failure<()>> {
        let ids: Vec<_> = self.notices.iter().map(|notice| notice.id).collect();
        // Another server may have been faster: then this transaction leaves nothing behind.
        if !work.notices().digested(&ids, work.now()).await? {
            return Err(Failure::Refused(()));
        }
        let account = work.accounts().find_of(self.person).await?;
        let Some(account) = account.filter(|account| account.disabled_at.is_none()) else {
            return Ok(0);
        };
        let titles: Vec<&str> = self
            .notices
            .iter()
            .map(|notice| notice.title.as_str())
            .collect();
        let letter = digest(&titles, &format!("{}/me/notifications", self.public_url));
        let new = NewLetter {
            to: &account.email,
            subject: &letter.subject,
            body: &letter.body,
        };
        work.post(new).await?;
        Ok(1)
    }
}

/// Nobody is asked for a right here; what another server did before is nothing left to do.
fn settled(result: Result<usize, Failure<()>>) -> Result<usize, StoreError> {
    match result {
        Ok(done) => Ok(done),
        Err(Failure::Store(error)) => Err(error),
        Err(Failure::Refused(()) | Failure::Denied(_)) => Ok(0),
    }
}
