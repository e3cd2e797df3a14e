import Exercises
import Foundation
import Plant
import Scenarios
import Seals
import SimulationKernel
import TestSupport
import Testing

/// A first exercise can be done as it teaches.
@Suite struct LessonTests {
    private static let taught = House.scenarioIDs.filter { id in
        (try? House.instance(id))?.scenario.lessons.isEmpty == false
    }

    /// The recorded pass takes every reading that a lesson waits for, in the lessons' order.
    @Test(arguments: taught) func theRecordedPassFollowsTheLessons(id: String) throws {
        let path = House.root.appendingPathComponent("Records/Reference/\(id)-pass.pbjournal")
        let file = try JournalFile(
            decoding: Array(try Data(contentsOf: path)), HashFunction(hash: SHA256Hash.hash))
        let readings = try file.journal.steps().flatMap(\.reply.readings)
        var next = 0
        for lesson in try House.instance(id).scenario.lessons {
            guard case .reading(let kind, let point) = lesson.until else { continue }
            let found = readings[next...].firstIndex {
                $0.kind == kind && (point == nil || $0.point == point)
            }
            let index = try #require(found, "nothing ends: \(lesson.text)")
            next = index + 1
        }
    }

    @Test func thereIsAnExerciseThatTeaches() {
        #expect(!LessonTests.taught.isEmpty)
    }
}
