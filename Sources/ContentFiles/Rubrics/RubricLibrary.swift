package import Assessment
import Plant

/// The standards of one folder with their criteria: `Rubrics/<standard>/standard.yaml` and
/// `Rubrics/<standard>/criteria/<theme>.yaml`.
///
/// Files are read when they are asked for, and afresh each time: they are few and small.
package struct RubricLibrary: Sendable {
    /// The names of the standards, by their folders.
    package let standards: [String]
    private let folders: RubricFolders

    /// Looks what files there are; reads none.
    ///
    /// - Parameter root: the folder in which `Rubrics` lies; empty for the current one.
    package init(root: String) {
        folders = RubricFolders(root: root)
        standards = folders.standards.map(\.id)
    }

    /// How many files there are.
    package var fileCount: Int {
        folders.standards.reduce(0) { $0 + 1 + $1.themes.count }
    }

    /// A standard with its criteria.
    ///
    /// - Throws: the first problem of its files, in the order of their names.
    package func rubric(named id: String) throws(ContentProblem) -> Rubric {
        guard let files = folders.standards.first(where: { $0.id == id }) else {
            if let missing = folders.problems.first { throw missing }
            throw ContentProblem(
                .unknownName, file: folders.base, mark: nil,
                wrong: "unknown standard \(ContentWords.quoted(id))",
                expected: standards.isEmpty
                    ? "a standard in this folder" : ContentWords.oneOf(standards),
                suggestion: NearestName.nearest(to: id, among: standards))
        }
        return try rubric(of: files)
    }

    // MARK: Lint

    /// What is wrong with any file of the library: at most one problem for each, and what lies in
    /// their folders and doesn't belong there. An empty list means that every standard can be used.
    ///
    /// Where a standard can't be used, its criteria say nothing more.
    package func lint() -> [ContentProblem] {
        var problems = folders.problems
        for files in folders.standards {
            do throws(ContentProblem) {
                let standard = try standard(of: files)
                _ = try themes(of: files, standard) { problem in problems.append(problem) }
            } catch {
                problems.append(error)
            }
        }
        return problems
    }

    /// What is wrong with one file that may lie anywhere, where it is one of a standard or a theme:
    /// nil where it is neither, as a scenario is; an empty list where nothing is wrong.
    ///
    /// A theme is read with the standard of the library, the first where it has several.
    package func lint(path: String) -> [ContentProblem]? {
        guard let file = try? ContentFile.read(path),
            case .mapping(let entries) = file.root.value
        else { return nil }
        let keys = entries.map(\.key)
        do throws(ContentProblem) {
            if keys.contains(StandardKey.standard.rawValue) {
                _ = try StandardReader.read(file.value)
            } else if keys.contains(ThemeKey.theme.rawValue) {
                _ = try theme(file, standardOfTheme(path))
            } else {
                return nil
            }
        } catch {
            return [error]
        }
        return []
    }

    /// The standard to which a theme's file belongs by its folder, else the first.
    private func standardOfTheme(
        _ path: String
    ) throws(ContentProblem) -> OccupationalStandard {
        let own = folders.standards.first { files in files.themes.contains { $0.path == path } }
        guard let files = own ?? folders.standards.first else {
            throw ContentProblem(
                .unreadableFile, file: folders.base, mark: nil, wrong: "no standard is there",
                expected: "the folder of a standard")
        }
        return try standard(of: files)
    }

    // MARK: Reading

    private func standard(of files: RubricFiles) throws(ContentProblem) -> OccupationalStandard {
        let file = try ContentFile.read(files.standard)
        let standard = try StandardReader.read(file.value)
        try check(standard.id, is: files.id, file, key: StandardKey.standard.rawValue)
        return standard
    }

    private func theme(
        _ file: ContentFile, _ standard: OccupationalStandard
    ) throws(ContentProblem) -> CriteriaTheme {
        let reader = CriteriaReader(standard: standard, ruleProblem: RuleRegistry.problem)
        return try reader.read(file.value)
    }

    private func rubric(of files: RubricFiles) throws(ContentProblem) -> Rubric {
        let standard = try standard(of: files)
        let themes = try themes(of: files, standard) { problem throws(ContentProblem) in
            throw problem
        }
        return Rubric(standard: standard, criteria: themes.flatMap(\.criteria))
    }

    /// The themes of a standard in their order, without those whose problem was reported.
    private func themes(
        of files: RubricFiles, _ standard: OccupationalStandard,
        report: (ContentProblem) throws(ContentProblem) -> Void
    ) throws(ContentProblem) -> [CriteriaTheme] {
        var themes: [CriteriaTheme] = []
        for themeFile in files.themes {
            do throws(ContentProblem) {
                let file = try ContentFile.read(themeFile.path)
                let theme = try theme(file, standard)
                try check(theme.id, is: themeFile.id, file, key: ThemeKey.theme.rawValue)
                try checkUnique(theme, among: themes)
                themes.append(theme)
            } catch {
                try report(error)
            }
        }
        return themes.sorted { $0.order < $1.order }
    }

    private func checkUnique(
        _ theme: CriteriaTheme, among others: [CriteriaTheme]
    ) throws(ContentProblem) {
        for other in others {
            if other.order == theme.order {
                throw theme.orderValue.problem(
                    .impossibleRubric,
                    "the theme \(ContentWords.quoted(other.id)) has the order \(other.order) too",
                    expected: "an order of its own for each theme")
            }
            for (criterion, name) in zip(theme.criteria, theme.names)
            where other.criteria.contains(where: { $0.id == criterion.id }) {
                throw name.problem(
                    .impossibleRubric,
                    "a second criterion \(ContentWords.quoted(criterion.id)), beside that of the "
                        + "theme \(ContentWords.quoted(other.id))",
                    expected: "a name of its own for each criterion")
            }
        }
    }

    private func check(
        _ id: String, is name: String, _ file: ContentFile, key: String
    ) throws(ContentProblem) {
        guard id != name else { return }
        let map = ContentSourceMap(file: file.path, root: file.root)
        throw ContentProblem(
            .misplacedFile, file: file.path, mark: map.mark(of: [key]),
            wrong: "the file calls itself \(ContentWords.quoted(id))",
            expected: "its own name, \(ContentWords.quoted(name))")
    }
}
