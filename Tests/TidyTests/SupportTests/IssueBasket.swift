import Synchronization
import Testing

/// Takes up the issues that a body records on purpose, so that a test can say what they were.
final class IssueBasket: Sendable {
    @TaskLocal fileprivate static var current: IssueBasket?

    private let texts = Mutex<[String]>([])

    fileprivate func take(_ issue: Issue) {
        let text = issue.comments.map(\.rawValue).joined()
        texts.withLock { $0.append(text) }
    }

    /// Runs a body and returns the words of its issues, none of which fails the test. An error that
    /// it throws is dropped: only what was said about it counts.
    ///
    /// The test needs the trait `.takingUpIssues`.
    static func words(of body: () throws -> Void) -> [String] {
        let basket = IssueBasket()
        $current.withValue(basket) { try? body() }
        return basket.texts.withLock { $0 }
    }
}

extension Trait where Self == IssueHandlingTrait {
    /// Lets `IssueBasket` have the issues that are recorded inside of it; all others fail the test.
    static var takingUpIssues: Self {
        .compactMapIssues { issue in
            guard let basket = IssueBasket.current else { return issue }
            basket.take(issue)
            return nil
        }
    }
}
