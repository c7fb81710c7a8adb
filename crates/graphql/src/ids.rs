//! Ids on the wire: `school:0199…`. An id of another kind is as good as one that never was.

use async_graphql::ID;
use domain::id::{
    AbsenceId, ActivityId, BankFieldId, CampaignId, CertificateId, ConsentId, CorrectionId,
    DeficitId, DepersonalisationId, DocumentFileId, DocumentId, DocumentTemplateId, DutyCommentId,
    DutyFileId, DutyId, EmploymentId, EvidenceId, ExpertiseId, FileGrantId, HelpRequestId,
    ImportId, IndividualRouteId, InvitationId, LegalHoldId, MatchingRunId, MediationId,
    MeetingGoalId, MeetingId, MentorCardId, MentorshipId, MunicipalityId, NeedId, NoticeId,
    OccurrenceId, OneOffId, OrderId, PartnerId, PersonId, PlannedMeetingId, PostId, PracticeId,
    ProgrammeChangeId, ProgrammeId, ProgrammeTemplateId, PulseAnswerId, RegionId, ReportId,
    RequestId, RoadmapId, RoadmapItemId, RoadmapReviewId, SavedViewId, SchoolId, SnapshotId,
    SubmissionId, SurveyLinkId, SurveyRoundId, SuspensionId, TargetId, WishId,
};
use uuid::Uuid;

use crate::error::GqlError;

/// An id that has a public form.
pub trait PublicId: Sized {
    /// The form that clients see.
    fn public(self) -> ID;
    /// Reads a client's id; anything but this kind's is [`GqlError::NotFound`].
    fn read(id: &ID) -> Result<Self, GqlError>;
}

macro_rules! public_ids {
    ($($name:ident),+ $(,)?) => {$(
        impl PublicId for $name {
            fn public(self) -> ID {
                ID(format!("{}:{}", Self::PREFIX, self.0))
            }

            fn read(id: &ID) -> Result<Self, GqlError> {
                parse(id, Self::PREFIX).map(Self).ok_or(GqlError::NotFound)
            }
        }
    )+};
}

public_ids! {
    AbsenceId, ActivityId, BankFieldId, CampaignId, CertificateId, ConsentId, CorrectionId, DeficitId,
    DepersonalisationId, DocumentFileId, DocumentId, DocumentTemplateId, DutyCommentId, DutyFileId, DutyId,
    EmploymentId, EvidenceId, ExpertiseId, FileGrantId, HelpRequestId, ImportId, IndividualRouteId,
    InvitationId, LegalHoldId, MatchingRunId, MediationId, MeetingGoalId, MeetingId, MentorCardId,
    MentorshipId,
    MunicipalityId, NeedId, NoticeId, OccurrenceId, OneOffId, OrderId, PartnerId, PersonId,
    PlannedMeetingId, PostId, PracticeId, RoadmapId, RoadmapItemId, RoadmapReviewId,
    ProgrammeChangeId, ProgrammeId, ProgrammeTemplateId, PulseAnswerId, RegionId, ReportId, RequestId, SavedViewId, SchoolId,
    SnapshotId, SubmissionId, SurveyLinkId, SurveyRoundId, SuspensionId, TargetId, WishId,
}

fn parse(id: &ID, prefix: &str) -> Option<Uuid> {
    let (kind, key) = id.split_once(':')?;
    if kind == prefix {
        Uuid::try_parse(key).ok()
    } else {
        None
    }
}

/// Reads a list of ids of at most `max`; more is [`GqlError::BadInput`].
pub fn read_all<T: PublicId>(ids: &[ID], max: usize) -> Result<Vec<T>, GqlError> {
    if ids.len() > max {
        return Err(GqlError::BadInput("too many ids in one list"));
    }
    ids.iter().map(T::read).collect()
}
