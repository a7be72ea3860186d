//! Every write operation of the system: one file for each operation or pair of opposites.
//!
//! Each operation is plain data. Its `decide` checks in the order of the contract (the actor, the request,
//! keys and order ids, then the state of the books) and drafts the changes.

mod accounts;
mod activation;
mod approvals;
mod attempts;
mod cards;
mod charge;
mod codes;
mod edit;
mod import;
mod levels;
mod limits;
mod members;
mod once;
mod passwords;
mod points;
mod recharge;
mod recharge_cancel;
mod refund;
mod reverse;
mod second_factor;
mod sessions;
mod settlement;
mod upkeep;
mod valid;

pub use accounts::{
    AdminCreated, CreateAdmin, CreateMerchant, CreateStaff, MerchantCreated, StaffCreated,
};
pub use activation::{Activate, ActivationOf, CreateActivation, EnrolMember, Enrolled};
pub use approvals::{ApprovalOf, ApprovalRequested, DecideApproval, RequestApproval};
pub use attempts::{AttemptTaken, GiveBackAttempt, TakeAttempt};
pub use cards::{
    BindMember, Bound, CardClosed, CardIssued, CloseCard, CreateCorporateCard, CreateVoucher,
    FreezeCard, IssueStandardCard, MarkLost, PaidOut, PayOut, ReplaceCard, Replaced, SelfBind,
    SetBindingPassword, Unbind, UnfreezeCard,
};
pub use charge::{Charge, Charged};
pub use codes::{
    CodeChecked, CodeMade, GenerateCode, RevokeCode, RevokeCodes, ValidCode, ValidateCode,
};
pub use edit::{
    ActivateMerchant, BindExternalIdentity, SuspendMerchant, UpdateAdmin, UpdateMember,
    UpdateMerchant, UpdateStaff,
};
pub use import::{
    ImportCorporateCard, ImportEvents, ImportLevels, ImportMember, ImportMerchant, Imported,
    ImportedCard, LegacyEvent, SkipNumbers,
};
pub use levels::SetLevels;
pub use limits::SetLimits;
pub use members::{
    ActivateMember, CreateMember, CreateMembers, LineProblem, MemberCreated, MembersCreated,
    NewLine, SuspendMember,
};
pub use once::Keys;
pub use passwords::{ChangePassword, SetMemberPassword, SetMerchantPassword};
pub use points::{AdjustPoints, PointsAdjusted};
pub use recharge::{AdminRecharge, MemberRecharge, MerchantRecharge, Recharged};
pub use recharge_cancel::CancelRecharge;
pub use refund::{Refund, Refunded};
pub use reverse::{Outcome, Reverse, Reversed};
pub use second_factor::{ComparedPassword, ConfirmTotp, EnrolTotp, RemoveTotp, ResetTotp};
pub use sessions::{
    EndOwnSession, EndSession, NewSession, Reauthenticate, SignIn, SignOut, SignOutEverywhere,
    SignedIn, TouchSession,
};
pub use settlement::{GenerateSettlement, SettleDue, SettlementMade, UpdateSettlementStatus};
pub use upkeep::{
    AcceptClock, BeginBackup, CleanUp, CleanedUp, ExchangeAuditKey, ReachMilestone, RebuildSums,
    Restored, RollUp,
};
