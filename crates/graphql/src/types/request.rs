//! What a participant asks of the head.

use async_graphql::{ID, Object};
use domain::access::rules::request::Action;
use domain::access::{Subject, Verdict};
use domain::clock;
use domain::id::RequestId;
use domain::mentoring::{self as rules, notice_runs_until};
use persistence::mentorships;
use persistence::requests::Request;

use super::enums::mirror;
use super::mentorship::Mentorship;
use super::person::Person;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{MentorshipById, RegionById, RequestsAbout};
use crate::viewer::Viewer;

mirror! {
    /// What is asked for.
    RequestKind = "domain::mentoring::RequestKind" {
        /// Another mentor: a mentee asks.
        ReplaceMentor,
        /// Release from the duties: a mentor asks.
        Resign,
        /// An ending: a mentor or a mentee proposes it.
        End,
    }
}

mirror! {
    /// How far a request has come.
    RequestState = "domain::mentoring::RequestState" {
        /// Waits for the curator's opinion; the head may decide without it.
        Filed,
        /// The curator has said what they think; the head decides.
        Considered,
        /// The head agrees; it is yet to be carried out.
        Granted,
        /// The head does not agree.
        Refused,
        /// Its author took it back, or it lost its object.
        Withdrawn,
        /// It is carried out.
        Executed,
    }
}

mirror! {
    /// What the viewer may do with a request, as it stands now.
    RequestAction = "Action" {
        /// See it.
        Read,
        /// File such a request.
        File,
        /// Give the curator's opinion.
        Consider,
        /// Grant or refuse it.
        Decide,
        /// Take it back.
        Withdraw,
        /// Carry out what was granted.
        Execute,
    }
}

mirror! {
    /// On what a count of working days rests.
    WorkingDaysGround = "domain::clock::WorkingDaysGround" {
        /// The production calendar of the year.
        ProductionCalendar,
        /// Holidays and weekends alone: days that the Government moved in that year are not known here.
        LawAlone,
    }
}

/// A request that the viewer may see.
pub struct MentorshipRequest {
    viewer: Viewer,
    row: Request,
    pair: mentorships::Mentorship,
}

impl MentorshipRequest {
    /// The requests about `pair` that the policy lets the viewer see, the latest first.
    pub(super) async fn about(
        viewer: &Viewer,
        pair: &mentorships::Mentorship,
    ) -> Result<Vec<Self>, GqlError> {
        let rows = viewer.loaders().load_one(RequestsAbout(pair.id())).await?;
        let all = rows.unwrap_or_default().into_iter().map(|row| Self {
            viewer: viewer.clone(),
            row,
            pair: pair.clone(),
        });
        Ok(all.filter(|request| request.may(Action::Read)).collect())
    }

    /// The request that the viewer has just changed; [`GqlError::NotFound`] when it is theirs to see no more.
    pub(crate) async fn load(viewer: &Viewer, id: RequestId) -> Result<Self, GqlError> {
        let row = viewer.store().requests().find(id).await?;
        let row = row.ok_or(GqlError::NotFound)?;
        let key = MentorshipById(row.life.mentorship);
        let pair = viewer.loaders().load_one(key).await?;
        let request = Self {
            viewer: viewer.clone(),
            row,
            pair: pair.ok_or(GqlError::NotFound)?,
        };
        request
            .may(Action::Read)
            .then_some(request)
            .ok_or(GqlError::NotFound)
    }

    fn may(&self, action: Action) -> bool {
        self.row
            .facts(&self.pair)
            .judge(self.viewer.actor(), action)
            == Verdict::Full
    }

    async fn filed(&self) -> Result<clock::Date, GqlError> {
        let region = RegionById(self.pair.at.region);
        let region = self.viewer.loaders().load_one(region).await?;
        Ok(region
            .ok_or(GqlError::NotFound)?
            .zone
            .date(self.row.filed_at))
    }
}

/// What a participant asks of the head. Seen by its author, the curators and the head, not by the other side.
#[Object]
impl MentorshipRequest {
    /// `request:…`.
    async fn id(&self) -> ID {
        self.row.life.id.public()
    }

    /// What is asked for.
    async fn kind(&self) -> RequestKind {
        self.row.life.kind.into()
    }

    /// How far it has come.
    async fn state(&self) -> RequestState {
        self.row.life.state.into()
    }

    /// Who asks.
    async fn author(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.life.author).await
    }

    /// The pair that it is about.
    async fn mentorship(&self) -> Mentorship {
        Mentorship::new(self.viewer.clone(), self.pair.clone())
    }

    /// The day on which it was filed.
    async fn filed_on(&self) -> Result<Date, GqlError> {
        Ok(self.filed().await?.into())
    }

    /// Why, if its author wished to say.
    async fn reason(&self) -> Option<&str> {
        self.row.reason.as_deref()
    }

    /// The curator's opinion.
    async fn opinion(&self) -> Option<&str> {
        self.row.opinion.as_deref()
    }

    /// What the head said.
    async fn decision(&self) -> Option<&str> {
        self.row.decision.as_deref()
    }

    /// The day of the decision.
    async fn decided_on(&self) -> Option<Date> {
        self.row.decided_on.map(Into::into)
    }

    /// The day until which the three working days' notice of a resignation runs (Labour Code art. 351.8), counted from
    /// the day of filing; `null` for other requests.
    async fn notice_until(&self) -> Result<Option<Date>, GqlError> {
        let notice = self.notice().await?;
        Ok(notice.map(|(day, _)| day.into()))
    }

    /// On what that count rests; `null` for other requests.
    async fn notice_ground(&self) -> Result<Option<WorkingDaysGround>, GqlError> {
        let notice = self.notice().await?;
        Ok(notice.map(|(_, ground)| ground.into()))
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Vec<RequestAction> {
        let life = self.row.life;
        let open = |action: &Action| match action {
            Action::Read => true,
            Action::File => false,
            Action::Consider => life.consider().is_ok(),
            Action::Decide => life.decide(true).is_ok(),
            Action::Withdraw => life.withdraw().is_ok(),
            Action::Execute => life.execute().is_ok(),
        };
        let all = Action::ALL.iter().copied();
        all.filter(|action| open(action) && self.may(*action))
            .map(Into::into)
            .collect()
    }
}

impl MentorshipRequest {
    async fn notice(&self) -> Result<Option<(clock::Date, clock::WorkingDaysGround)>, GqlError> {
        Ok(match self.row.life.kind {
            rules::RequestKind::Resign => Some(notice_runs_until(self.filed().await?)),
            rules::RequestKind::ReplaceMentor | rules::RequestKind::End => None,
        })
    }
}
