package import Plant
package import Scenarios

/// Where each part of a facility or a scenario stands in its file.
package struct ContentSourceMap: Sendable {
    /// The file's path as it was given.
    package let file: String
    /// The tree of the file, with its templates written out.
    let root: ContentNode

    init(file: String, root: ContentNode) {
        self.file = file
        self.root = root
    }

    /// The place of a subject such as `cables`, `c-12`, `from`: the deepest part of it that there
    /// is. A step is a key of a mapping, or the number of an item from 0.
    ///
    /// - Parameter name: what is wrong, where it may be the last key itself rather than its value.
    package func mark(of subject: [String], name: String = "") -> ContentMark {
        var node = root
        var mark = root.mark
        for (index, step) in subject.enumerated() {
            let isLast = index == subject.count - 1
            switch node.value {
            case .scalar: return mark
            case .sequence(let items):
                guard let number = Int(step), items.indices.contains(number) else { return mark }
                node = items[number]
                mark = node.mark
            case .mapping(let entries):
                let number = Int(step).flatMap { entries.indices.contains($0) ? $0 : nil }
                guard
                    let entry = entries.first(where: { $0.key == step })
                        ?? number.map({ entries[$0] }) ?? nested(step, in: entries)
                else { return mark }
                node = entry.value
                mark = entry.keyMark
                if case .scalar = node.value, isLast, name != entry.key { mark = node.mark }
            }
        }
        return mark
    }

    /// An entry of a mapping inside a mapping: a statement that is named without its list.
    private func nested(_ key: String, in entries: [ContentEntry]) -> ContentEntry? {
        for entry in entries {
            guard case .mapping(let inner) = entry.value.value else { continue }
            if let found = inner.first(where: { $0.key == key }) { return found }
        }
        return nil
    }

    /// A problem of the compiled plant, with its place in the file.
    package func problem(_ problem: PlantProblem) -> ContentProblem {
        located(
            .impossibleFacility, problem.subject, problem.what, problem.expected, problem.given,
            problem.candidates)
    }

    /// A problem of a scenario on its plant, with its place in the file.
    package func problem(_ problem: ScenarioProblem) -> ContentProblem {
        located(
            .impossibleScenario, problem.subject, problem.what, problem.expected, problem.given,
            problem.candidates)
    }

    private func located(
        _ rule: ContentRule, _ subject: [String], _ what: String, _ expected: String,
        _ given: String, _ candidates: [String]
    ) -> ContentProblem {
        var words: String? = expected.isEmpty ? nil : expected
        if words == nil, !candidates.isEmpty, candidates.count <= ContentWords.listedLimit {
            words = ContentWords.oneOf(candidates)
        }
        return ContentProblem(
            candidates.isEmpty ? rule : .unknownName, file: file,
            mark: mark(of: subject, name: given), wrong: what, expected: words,
            suggestion: NearestName.nearest(to: given, among: candidates))
    }
}
