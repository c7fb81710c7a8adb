//! Certificates of completed programmes.

mod issue;
mod withdraw;

use async_graphql::MergedObject;

/// Mutations of certificates.
#[derive(MergedObject, Default)]
pub struct CertificateMutation(
    issue::IssueCertificateMutation,
    withdraw::WithdrawCertificateMutation,
);
