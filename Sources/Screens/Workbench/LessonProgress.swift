package import Exercises
import Plant
package import Scenarios

/// How far a trainee has come with the steps of a first exercise.
///
/// A step is done once the engine has given the reading that shows it, or the interface has done
/// its action, in whatever order that was.
package struct LessonProgress: Hashable, Sendable {
    package let lessons: [Lesson]
    private var isDone: [Bool]

    /// The steps after what was done already. Actions leave no line in a journal: those before a
    /// step that is done count as done.
    package init(_ lessons: [Lesson], after steps: [RecordedStep]) {
        self.lessons = lessons
        isDone = lessons.map { _ in false }
        for step in steps { take(step) }
        guard let last = isDone.lastIndex(of: true) else { return }
        for index in lessons.indices.prefix(last) where lessons[index].until.isAction {
            isDone[index] = true
        }
    }

    /// Notes what a step brought.
    package mutating func take(_ step: RecordedStep) {
        for reading in step.reply.shown {
            mark { end in
                guard case .reading(let kind, let point) = end else { return false }
                return kind == reading.kind && (point == nil || point == reading.point)
            }
        }
    }

    /// Notes that the interface has done something, by the word of its action.
    package mutating func take(action word: String) {
        mark { $0 == .action(word) }
    }

    private mutating func mark(where isShown: (LessonEnd) -> Bool) {
        for index in lessons.indices where isShown(lessons[index].until) { isDone[index] = true }
    }

    /// The index of the step that comes next; nil where all are done, or there are none.
    package var current: Int? { isDone.firstIndex(of: false) }

    /// The step that comes next, in words; nil where none does.
    package var words: String? {
        if lessons.isEmpty { return nil }
        guard let current else { return "All \(lessons.count) steps are done." }
        return "Step \(current + 1) of \(lessons.count): \(lessons[current].text)"
    }
}

extension LessonEnd {
    fileprivate var isAction: Bool {
        switch self {
        case .action: true
        case .reading: false
        }
    }
}
