import Foundation

/// Finds content files below a root: `Scenarios/facilities/*.yaml` and `Scenarios/<theme>/*.yaml`.
struct ContentFolders {
    /// The folder of content below the root.
    static let folder = "Scenarios"
    /// The folder of facilities in it; every other one is a theme.
    static let facilities = "facilities"
    static let fileExtension = ".yaml"
    /// The list of what has been proved, beside the themes.
    static let proved = "PROVED"

    /// The folder of content as a path.
    let base: String
    /// Files in order of theme and name; the facilities' theme is `facilities`.
    let files: [LibraryFile]
    /// What lies there and is neither a theme nor a file of content, or the folder that is missing.
    let problems: [ContentProblem]

    init(root: String) {
        base = root.isEmpty || root == "." ? Self.folder : root + "/" + Self.folder
        var files: [LibraryFile] = []
        var problems: [ContentProblem] = []
        guard let themes = Self.names(in: base) else {
            self.files = []
            self.problems = [
                ContentProblem(
                    .unreadableFile, file: base, mark: nil, wrong: "no such folder",
                    expected: "the folder of facilities and scenarios")
            ]
            return
        }
        for theme in themes where theme != Self.proved {
            let folder = base + "/" + theme
            guard let names = Self.names(in: folder) else {
                problems.append(Self.misplaced(folder, "this isn't a folder", "a theme"))
                continue
            }
            for name in names {
                let path = folder + "/" + name
                guard name.hasSuffix(Self.fileExtension) else {
                    problems.append(
                        Self.misplaced(path, "this isn't a file of content", "`*.yaml`"))
                    continue
                }
                files.append(
                    LibraryFile(
                        id: String(name.dropLast(Self.fileExtension.count)), theme: theme,
                        path: path))
            }
        }
        self.files = files
        self.problems = problems
    }

    /// The visible names in a folder by their bytes, or nil where it isn't a folder.
    static func names(in folder: String) -> [String]? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            return nil
        }
        return names.filter { !$0.hasPrefix(".") }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    private static func misplaced(
        _ path: String, _ wrong: String, _ expected: String
    ) -> ContentProblem {
        ContentProblem(.misplacedFile, file: path, mark: nil, wrong: wrong, expected: expected)
    }
}

/// A file of the library, before it is read.
package struct LibraryFile: Hashable, Sendable {
    /// The name without its extension: what it must call itself.
    package let id: String
    /// The folder in which it lies: `facilities`, or a theme.
    package let theme: String
    package let path: String

    /// Whether it lies where facilities do.
    package var isFacility: Bool { theme == ContentFolders.facilities }
}
