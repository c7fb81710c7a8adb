//! The words of documents.

use async_graphql::Enum;

use crate::types::enums::mirror;

mirror! {
    /// What a document is.
    DocumentKind = "domain::document::DocumentKind" {
        /// An order.
        Order,
        /// An instruction.
        Instruction,
        /// A regulation.
        Regulation,
        /// A roadmap as a paper; what is done by it is kept as a `Roadmap`.
        Roadmap,
        /// A programme of mentoring.
        Programme,
        /// A working programme.
        WorkingProgramme,
        /// An agreement.
        Agreement,
        /// Minutes.
        Minutes,
        /// A report.
        Report,
        /// A consent, or its form.
        Consent,
        /// Methodical materials.
        MethodicalMaterial,
        /// A collection.
        Collection,
        /// Something else.
        Other,
    }
}

mirror! {
    /// Where a version of a document stands today.
    DocumentState = "domain::document::Standing" {
        /// Being written; its owner alone sees it.
        Draft,
        /// Looked at by those of the own organisation whom it concerns.
        InternalReview,
        /// A council, an association or a union has had its say.
        Endorsed,
        /// Approved by order, and its first day is yet to come.
        Approved,
        /// Approved, and its first day has come. Whether its last day has passed says `isExpired`.
        InForce,
        /// A newer version has taken its place.
        Amended,
        /// No longer in force, by decision.
        Repealed,
        /// Laid aside.
        Archived,
    }
}

mirror! {
    /// What a body did with a document.
    EndorsementKind = "domain::document::EndorsementKind" {
        /// Considered it.
        Considered,
        /// Agreed to it.
        Agreed,
        /// Its opinion was taken into account.
        OpinionTaken,
        /// Approved it.
        Approved,
    }
}

mirror! {
    /// Where an expertise stands.
    ExpertiseState = "domain::document::ExpertiseState" {
        /// Handed in; nobody has taken it on.
        Submitted,
        /// Somebody of the centre looks at it.
        InProgress,
        /// Came back with remarks, or was not found fit.
        Returned,
        /// Found fit.
        Cleared,
        /// Taken back by who handed it in.
        Withdrawn,
    }
}

mirror! {
    /// What an expertise concluded.
    ExpertiseConclusion = "domain::document::Conclusion" {
        /// Fit as it is.
        Positive,
        /// Fit after what the remarks ask for.
        Remarks,
        /// Not fit.
        Negative,
    }
}

/// What the viewer may do with a document as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DocumentAction {
    /// Change its head.
    Edit,
    /// Add files or take them away.
    Attach,
    /// Throw the draft away.
    Discard,
    /// Ask those whom it concerns.
    StartReview,
    /// Give it back to be written again.
    GiveBack,
    /// Note what a body said about it.
    Endorse,
    /// Put it into force by order.
    Approve,
    /// Draft the next version.
    NewVersion,
    /// Repeal it.
    Repeal,
    /// Lay it aside.
    Archive,
    /// Show it on the public face.
    Publish,
    /// Show it there no more.
    Unpublish,
    /// Hand it in to the centre above for expertise.
    SubmitForExpertise,
    /// Take it back before anybody has looked at it.
    WithdrawFromExpertise,
    /// Take the expertise on.
    TakeExpertise,
    /// Say what the expertise concludes.
    ConcludeExpertise,
}
