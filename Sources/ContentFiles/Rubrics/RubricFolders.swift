import Foundation

/// The files of one standard, before they are read.
struct RubricFiles: Sendable {
    /// The folder's name: what the standard must call itself.
    let id: String
    let standard: String
    /// By their names.
    let themes: [ThemeFile]

    /// A file of criteria.
    struct ThemeFile: Sendable {
        /// The name without its extension: what the theme must call itself.
        let id: String
        let path: String
    }
}

/// Finds the standards below a root, and their criteria.
struct RubricFolders: Sendable {
    /// The folder of standards below the root.
    static let folder = "Rubrics"
    private static let standardFile = "standard.yaml"
    private static let criteriaFolder = "criteria"

    /// The folder of standards as a path.
    let base: String
    let standards: [RubricFiles]
    /// What lies there and belongs to no standard, or the folder that is missing.
    let problems: [ContentProblem]

    init(root: String) {
        base = root.isEmpty || root == "." ? Self.folder : root + "/" + Self.folder
        guard let names = ContentFolders.names(in: base) else {
            standards = []
            problems = [
                ContentProblem(
                    .unreadableFile, file: base, mark: nil, wrong: "no such folder",
                    expected: "the folder of standards and criteria")
            ]
            return
        }
        var standards: [RubricFiles] = []
        var problems: [ContentProblem] = []
        for name in names {
            let folder = base + "/" + name
            guard let contents = ContentFolders.names(in: folder) else {
                problems.append(Self.misplaced(folder, "this isn't a folder", "a standard"))
                continue
            }
            for other in contents where ![Self.standardFile, Self.criteriaFolder].contains(other) {
                problems.append(
                    Self.misplaced(
                        folder + "/" + other, "this isn't a part of a standard",
                        "`\(Self.standardFile)` and the folder `\(Self.criteriaFolder)`"))
            }
            standards.append(
                RubricFiles(
                    id: name, standard: folder + "/" + Self.standardFile,
                    themes: Self.themes(in: folder + "/" + Self.criteriaFolder, &problems)))
        }
        self.standards = standards
        self.problems = problems
    }

    private static func themes(
        in folder: String, _ problems: inout [ContentProblem]
    ) -> [RubricFiles.ThemeFile] {
        guard let names = ContentFolders.names(in: folder) else {
            problems.append(misplaced(folder, "no such folder", "the folder of criteria"))
            return []
        }
        var themes: [RubricFiles.ThemeFile] = []
        for name in names {
            let path = folder + "/" + name
            guard name.hasSuffix(ContentFolders.fileExtension) else {
                problems.append(misplaced(path, "this isn't a file of criteria", "`*.yaml`"))
                continue
            }
            let id = String(name.dropLast(ContentFolders.fileExtension.count))
            themes.append(RubricFiles.ThemeFile(id: id, path: path))
        }
        return themes
    }

    private static func misplaced(
        _ path: String, _ wrong: String, _ expected: String
    ) -> ContentProblem {
        ContentProblem(.misplacedFile, file: path, mark: nil, wrong: wrong, expected: expected)
    }
}
