//! What each level may do below it, and that nothing flows up.

use super::tests::OF_A_SCHOOL;
use super::world::{HERE, outsider, post, things, with_posts};
use super::{Post, Role};

#[test]
fn rights_never_flow_down() {
    let allowed = |posts: &[Post]| -> Vec<String> {
        let actor = with_posts(outsider(), posts);
        things(HERE)
            .iter()
            .flat_map(|thing| thing.allowed(&actor))
            .collect()
    };
    insta::assert_snapshot!(allowed(&[post(Role::RegionalMethodologist, &HERE)]).join("\n"), @r"
    region: Read
    region: AddMunicipality
    region: Invite
    region: KeepRoadmaps
    municipality: Read
    municipality: Invite
    template of a region: Read
    template of a region: Write
    template of a region: PutInUse
    template of a region: Retire
    document of a region, draft: Read
    document of a region, draft: Write
    document of a region, draft: Endorse
    document of a region, draft: Approve
    document of a region, draft: Repeal
    document of a region, draft: Archive
    document of a region, draft: Publish
    document of a region, draft: Submit
    document of a region, submitted: Read
    document of a region, submitted: Write
    document of a region, submitted: Endorse
    document of a region, submitted: Approve
    document of a region, submitted: Repeal
    document of a region, submitted: Archive
    document of a region, submitted: Publish
    document of a region, submitted: Submit
    document of a region, official: Read
    document of a region, official: Write
    document of a region, official: Endorse
    document of a region, official: Approve
    document of a region, official: Repeal
    document of a region, official: Archive
    document of a region, official: Publish
    document of a region, official: Submit
    document of a municipality, submitted: Read
    document of a municipality, submitted: Examine
    document of a municipality, official: Read
    roadmap of a region, Draft: Read
    roadmap of a region, Draft: Write
    roadmap of a region, Draft: Approve
    roadmap of a region, Draft: ReadWhole
    roadmap of a region, Submitted: Read
    roadmap of a region, Submitted: Write
    roadmap of a region, Submitted: Approve
    roadmap of a region, Submitted: ReadWhole
    roadmap of a region, Returned: Read
    roadmap of a region, Returned: Write
    roadmap of a region, Returned: Approve
    roadmap of a region, Returned: ReadWhole
    roadmap of a region, Agreed: Read
    roadmap of a region, Agreed: Write
    roadmap of a region, Agreed: Approve
    roadmap of a region, Agreed: ReadWhole
    roadmap of a region, InForce: Read
    roadmap of a region, InForce: Write
    roadmap of a region, InForce: Approve
    roadmap of a region, InForce: ReadWhole
    roadmap of a region, Closed: Read
    roadmap of a region, Closed: Write
    roadmap of a region, Closed: Approve
    roadmap of a region, Closed: ReadWhole
    roadmap of a municipality, InForce: Read
    roadmap of a municipality, InForce: ReadWhole
    roadmap of a municipality, Closed: Read
    roadmap of a municipality, Closed: ReadWhole
    duty of a region, set by the region: Read
    duty of a region, set by the region: Execute
    duty of a region, set by the region: Verify
    duty of a region, set by the region: Comment
    duty of a municipality, set by the region: Read
    duty of a municipality, set by the region: Verify
    duty of a municipality, set by the region: Comment
    duty of a municipality, set by the municipality: Read
    report of a region, Draft: Read
    report of a region, Prepared: Read
    report of a region, Submitted: Read
    report of a region, Returned: Read
    report of a region, Accepted: Read
    report of a municipality, Submitted: Read
    report of a municipality, Returned: Read
    report of a municipality, Accepted: Read
    campaign of a region, Planned: Read
    campaign of a region, Planned: Plan
    campaign of a region, Planned: Run
    campaign of a region, Open: Read
    campaign of a region, Open: Plan
    campaign of a region, Open: Run
    campaign of a region, Closed: Read
    campaign of a region, Closed: Plan
    campaign of a region, Closed: Run
    campaign of a region, Cancelled: Read
    campaign of a region, Cancelled: Plan
    campaign of a region, Cancelled: Run
    target of a region, proposed: Read
    target of a region, proposed: Set
    target of a region, proposed: Approve
    target of a region, approved: Read
    target of a region, approved: Set
    target of a region, approved: Approve
    target of a municipality, proposed: Read
    target of a municipality, approved: Read
    ");
    insta::assert_snapshot!(allowed(&[post(Role::MunicipalAuthority, &HERE)]).join("\n"), @r"
    municipality: Read
    municipality: KeepRegister
    municipality: Invite
    municipality: Export
    municipality: ReadBanks
    municipality: ReadRoadmaps
    card of a mentor: Read
    card of a mentor who left: Read
    matching of a municipality: Read
    matching of a municipality: ReadRuns
    order that appoints a curator: Read
    practice, SchoolApproved: Read
    practice, Published: Read
    practice, Withdrawn: Read
    document of a region, official: Read
    document of a municipality, draft: Read
    document of a municipality, draft: Approve
    document of a municipality, draft: Repeal
    document of a municipality, draft: Publish
    document of a municipality, submitted: Read
    document of a municipality, submitted: Approve
    document of a municipality, submitted: Repeal
    document of a municipality, submitted: Publish
    document of a municipality, official: Read
    document of a municipality, official: Approve
    document of a municipality, official: Repeal
    document of a municipality, official: Publish
    document of a school, submitted: Read
    document of a school, official: Read
    roadmap of a region, InForce: Read
    roadmap of a region, Closed: Read
    roadmap of a municipality, Draft: Read
    roadmap of a municipality, Draft: Approve
    roadmap of a municipality, Draft: ReadWhole
    roadmap of a municipality, Submitted: Read
    roadmap of a municipality, Submitted: Approve
    roadmap of a municipality, Submitted: ReadWhole
    roadmap of a municipality, Returned: Read
    roadmap of a municipality, Returned: Approve
    roadmap of a municipality, Returned: ReadWhole
    roadmap of a municipality, Agreed: Read
    roadmap of a municipality, Agreed: Approve
    roadmap of a municipality, Agreed: ReadWhole
    roadmap of a municipality, InForce: Read
    roadmap of a municipality, InForce: Approve
    roadmap of a municipality, InForce: ReadWhole
    roadmap of a municipality, Closed: Read
    roadmap of a municipality, Closed: Approve
    roadmap of a municipality, Closed: ReadWhole
    roadmap of a school, Submitted: Read
    roadmap of a school, Submitted: ReadWhole
    roadmap of a school, Returned: Read
    roadmap of a school, Returned: ReadWhole
    roadmap of a school, Agreed: Read
    roadmap of a school, Agreed: ReadWhole
    roadmap of a school, InForce: Read
    roadmap of a school, InForce: ReadWhole
    roadmap of a school, Closed: Read
    roadmap of a school, Closed: ReadWhole
    duty of a municipality, set by the region: Read
    duty of a municipality, set by the region: Execute
    duty of a municipality, set by the region: Comment
    duty of a municipality, set by the municipality: Read
    duty of a municipality, set by the municipality: Execute
    duty of a municipality, set by the municipality: Verify
    duty of a municipality, set by the municipality: Comment
    duty of a school, set by the region: Read
    duty of a school, set by the municipality: Read
    duty of a school, set by the school: Read
    report of a municipality, Draft: Read
    report of a municipality, Draft: Sign
    report of a municipality, Prepared: Read
    report of a municipality, Prepared: Sign
    report of a municipality, Submitted: Read
    report of a municipality, Submitted: Sign
    report of a municipality, Submitted: Decide
    report of a municipality, Returned: Read
    report of a municipality, Returned: Sign
    report of a municipality, Returned: Decide
    report of a municipality, Accepted: Read
    report of a municipality, Accepted: Sign
    report of a municipality, Accepted: Decide
    report of a school, Submitted: Read
    report of a school, Returned: Read
    report of a school, Accepted: Read
    campaign of a region, Open: Read
    campaign of a region, Closed: Read
    campaign of a municipality, Planned: Read
    campaign of a municipality, Planned: Run
    campaign of a municipality, Open: Read
    campaign of a municipality, Open: Run
    campaign of a municipality, Closed: Read
    campaign of a municipality, Closed: Run
    campaign of a municipality, Cancelled: Read
    campaign of a municipality, Cancelled: Run
    submission, NotStarted: Read
    submission, Draft: Read
    submission, Submitted: Read
    submission, Submitted: ReadAnswers
    submission, Returned: Read
    submission, Returned: ReadAnswers
    submission, Accepted: Read
    submission, Accepted: ReadAnswers
    target of a region, approved: Read
    target of a municipality, proposed: Read
    target of a municipality, proposed: Approve
    target of a municipality, approved: Read
    target of a municipality, approved: Approve
    ");
    insta::assert_snapshot!(allowed(&[post(Role::MunicipalMethodologist, &HERE)]).join("\n"), @r"
    municipality: Read
    municipality: KeepRegister
    municipality: Invite
    municipality: Export
    municipality: KeepBankPolicy
    municipality: ReadBanks
    municipality: KeepRoadmaps
    municipality: ReadRoadmaps
    municipality: RemindSchools
    card of a mentor: Read
    card of a mentor who left: Read
    matching of a municipality: Read
    matching of a municipality: ReadRuns
    matching of a municipality: Run
    matching of a municipality: Suggest
    order that appoints a curator: Read
    practice, SchoolApproved: Read
    practice, SchoolApproved: Publish
    practice, SchoolApproved: Withdraw
    practice, Published: Read
    practice, Published: Publish
    practice, Published: Withdraw
    practice, Withdrawn: Read
    practice, Withdrawn: Publish
    practice, Withdrawn: Withdraw
    template of a municipality: Read
    template of a municipality: Write
    template of a municipality: PutInUse
    template of a municipality: Retire
    document of a region, official: Read
    document of a municipality, draft: Read
    document of a municipality, draft: Write
    document of a municipality, draft: Endorse
    document of a municipality, draft: Approve
    document of a municipality, draft: Repeal
    document of a municipality, draft: Archive
    document of a municipality, draft: Publish
    document of a municipality, draft: Submit
    document of a municipality, submitted: Read
    document of a municipality, submitted: Write
    document of a municipality, submitted: Endorse
    document of a municipality, submitted: Approve
    document of a municipality, submitted: Repeal
    document of a municipality, submitted: Archive
    document of a municipality, submitted: Publish
    document of a municipality, submitted: Submit
    document of a municipality, official: Read
    document of a municipality, official: Write
    document of a municipality, official: Endorse
    document of a municipality, official: Approve
    document of a municipality, official: Repeal
    document of a municipality, official: Archive
    document of a municipality, official: Publish
    document of a municipality, official: Submit
    document of a school, submitted: Read
    document of a school, submitted: Examine
    document of a school, official: Read
    roadmap of a region, InForce: Read
    roadmap of a region, Closed: Read
    roadmap of a municipality, Draft: Read
    roadmap of a municipality, Draft: Write
    roadmap of a municipality, Draft: Approve
    roadmap of a municipality, Draft: ReadWhole
    roadmap of a municipality, Submitted: Read
    roadmap of a municipality, Submitted: Write
    roadmap of a municipality, Submitted: Approve
    roadmap of a municipality, Submitted: ReadWhole
    roadmap of a municipality, Returned: Read
    roadmap of a municipality, Returned: Write
    roadmap of a municipality, Returned: Approve
    roadmap of a municipality, Returned: ReadWhole
    roadmap of a municipality, Agreed: Read
    roadmap of a municipality, Agreed: Write
    roadmap of a municipality, Agreed: Approve
    roadmap of a municipality, Agreed: ReadWhole
    roadmap of a municipality, InForce: Read
    roadmap of a municipality, InForce: Write
    roadmap of a municipality, InForce: Approve
    roadmap of a municipality, InForce: ReadWhole
    roadmap of a municipality, Closed: Read
    roadmap of a municipality, Closed: Write
    roadmap of a municipality, Closed: Approve
    roadmap of a municipality, Closed: ReadWhole
    roadmap of a school, Submitted: Read
    roadmap of a school, Submitted: Review
    roadmap of a school, Submitted: ReadWhole
    roadmap of a school, Returned: Read
    roadmap of a school, Returned: Review
    roadmap of a school, Returned: ReadWhole
    roadmap of a school, Agreed: Read
    roadmap of a school, Agreed: Review
    roadmap of a school, Agreed: ReadWhole
    roadmap of a school, InForce: Read
    roadmap of a school, InForce: Review
    roadmap of a school, InForce: ReadWhole
    roadmap of a school, Closed: Read
    roadmap of a school, Closed: Review
    roadmap of a school, Closed: ReadWhole
    duty of a municipality, set by the region: Read
    duty of a municipality, set by the region: Execute
    duty of a municipality, set by the region: Comment
    duty of a municipality, set by the municipality: Read
    duty of a municipality, set by the municipality: Execute
    duty of a municipality, set by the municipality: Comment
    duty of a school, set by the region: Read
    duty of a school, set by the region: Verify
    duty of a school, set by the region: Comment
    duty of a school, set by the municipality: Read
    duty of a school, set by the municipality: Verify
    duty of a school, set by the municipality: Comment
    duty of a school, set by the school: Read
    duty of a school, set by the school: Verify
    duty of a school, set by the school: Comment
    report of a municipality, Draft: Read
    report of a municipality, Draft: Write
    report of a municipality, Draft: Sign
    report of a municipality, Prepared: Read
    report of a municipality, Prepared: Write
    report of a municipality, Prepared: Sign
    report of a municipality, Submitted: Read
    report of a municipality, Submitted: Write
    report of a municipality, Submitted: Sign
    report of a municipality, Returned: Read
    report of a municipality, Returned: Write
    report of a municipality, Returned: Sign
    report of a municipality, Accepted: Read
    report of a municipality, Accepted: Write
    report of a municipality, Accepted: Sign
    report of a school, Submitted: Read
    report of a school, Submitted: Decide
    report of a school, Returned: Read
    report of a school, Returned: Decide
    report of a school, Accepted: Read
    report of a school, Accepted: Decide
    campaign of a region, Open: Read
    campaign of a region, Closed: Read
    campaign of a municipality, Planned: Read
    campaign of a municipality, Planned: Plan
    campaign of a municipality, Planned: Run
    campaign of a municipality, Open: Read
    campaign of a municipality, Open: Plan
    campaign of a municipality, Open: Run
    campaign of a municipality, Closed: Read
    campaign of a municipality, Closed: Plan
    campaign of a municipality, Closed: Run
    campaign of a municipality, Cancelled: Read
    campaign of a municipality, Cancelled: Plan
    campaign of a municipality, Cancelled: Run
    submission, NotStarted: Read
    submission, NotStarted: Decide
    submission, Draft: Read
    submission, Draft: Decide
    submission, Submitted: Read
    submission, Submitted: ReadAnswers
    submission, Submitted: Decide
    submission, Returned: Read
    submission, Returned: ReadAnswers
    submission, Returned: Decide
    submission, Accepted: Read
    submission, Accepted: ReadAnswers
    submission, Accepted: Decide
    target of a region, approved: Read
    target of a municipality, proposed: Read
    target of a municipality, proposed: Set
    target of a municipality, approved: Read
    target of a municipality, approved: Set
    ");
}

#[test]
fn rights_never_flow_up_or_sideways() {
    for role in OF_A_SCHOOL {
        let actor = with_posts(outsider(), &[post(role, &HERE)]);
        for thing in things(HERE).iter().filter(|thing| thing.school.is_none()) {
            let allowed = thing.allowed(&actor).into_iter();
            // What is in force above is read by whom it concerns, and no more.
            let read = |right: &String| {
                let force = right.contains("InForce") || right.contains("Closed");
                let roadmap = right.starts_with("roadmap of") && force;
                let document = right.starts_with("document of") && right.contains(", official");
                let announced = right.contains(", Open") || right.contains(", Closed");
                let campaign = right.starts_with("campaign of") && announced;
                let target = right.starts_with("target of") && right.contains(", approved");
                (roadmap || document || campaign || target) && right.ends_with(": Read")
            };
            let more: Vec<String> = allowed.filter(|right| !read(right)).collect();
            assert_eq!(more, Vec::<String>::new(), "{role:?}");
        }
    }
}
