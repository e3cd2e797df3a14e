import Foundation

/// The text files of the checkout that this test was compiled in.
enum SourceTree {
    /// The folder that holds `Package.swift`.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Every text file, ordered by path. Build products and databases aren't among them.
    static let files: [SourceFile] = paths().compactMap { path in
        guard let data = try? Data(contentsOf: root.appending(path: path)),
            let text = String(validating: data, as: UTF8.self)
        else { return nil }
        return SourceFile(path: path, text: text)
    }

    private static let textEndings: Set<String> = [
        "", "c", "csv", "h", "json", "md", "modulemap", "sh", "swift", "txt", "yaml", "yml",
    ]

    private static func isSkipped(_ name: String) -> Bool {
        name.hasPrefix(".build") || [".git", ".swiftpm", "DerivedData"].contains(name)
            || name == "Package.resolved"
    }

    private static func paths() -> [String] {
        var found: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let url = root.appending(path: folder)
            let items = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
            for name in items where !isSkipped(name) {
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                var isFolder: ObjCBool = false
                let full = root.appending(path: path).path
                guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else {
                    continue
                }
                if isFolder.boolValue {
                    folders.append(path)
                } else if textEndings.contains(ending(of: name)) {
                    found.append(path)
                }
            }
        }
        return found.sorted()
    }

    /// What follows the last dot, unless the dot is the first character.
    private static func ending(of name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return String(name[name.index(after: dot)...])
    }
}
