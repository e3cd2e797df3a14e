extension Rule {
    /// What other targets can see says what it is: a doc comment directly above.
    static let documentation = Rule(
        name: "documentation",
        refused: [
            .example("package struct A {}\n"),
            .example("/// A.\n\npackage struct A {}\n"),
            .example("// A.\npackage enum A {}\n"),
            .example("/// A.\nstruct A {\n    package func go() {}\n}\n"),
            .example("/// A.\nlet a = 1\n@inlinable\npackage func go() {}\n"),
            .example("package static let limit = 3\n"),
            .example("package var area: Int { width * height }\n"),
            .example("package init(text: String) { self.init(Array(text.utf8)) }\n"),
            .example("package typealias Id = Int\n"),
        ],
        accepted: [
            .example("/// A.\npackage struct A {}\n"),
            .example("/// A.\n@inlinable\n@discardableResult\npackage func go() {}\n"),
            .example("struct A {}\nprivate func go() {}\npackage import Signals\n"),
            .example("package var width: Int\npackage private(set) var count = 0\n"),
            .example("package init(a: Int) {\n    self.a = a\n    b = a\n}\n"),
            .example("package static func == (a: A, b: A) -> Bool { a.id == b.id }\n"),
            .example("package func encode(to writer: inout CanonicalWriter) {}\n"),
            .example("package var description: String { name }\n"),
            .example(
                "struct A {\n    /// Adds.\n    package func add(_ a: Int) {}\n"
                    + "    package func add(_ a: Bool) {}\n}\n"),
        ]
    ) { file in
        guard file.sourceTarget != nil || file.isIn("Tests/TestSupport") else { return [] }
        let declarations = DeclarationScanner(file.tokens).packageDeclarations
        let families = Set(declarations.filter { isDocumented($0, in: file) }.map(Family.init))
        return declarations.filter { declaration in
            !isDocumented(declaration, in: file) && needsDocumentation(declaration, in: file)
                && !families.contains(Family(declaration))
        }.map { Violation(file, line: $0.line, "`\($0.name)` needs a doc comment") }
    }

    /// Targets whose stored properties must be documented one by one. In the others, the comment
    /// on the type and a name that ends in its unit may do.
    private static let documentedProperties: Set<String> = []

    /// The overloads of one function in one type; they may share one comment.
    private struct Family: Hashable {
        var scope: String
        var name: String

        init(_ declaration: PackageDeclaration) {
            scope = declaration.scope
            // Initialisers take in different things: each says what.
            name =
                declaration.kind == .function
                ? declaration.name : "\(declaration.name) at \(declaration.line)"
        }
    }

    /// What a protocol asks for is explained there; what the standard library named needs no more.
    private static let witnesses: Set<String> = [
        "==", "<", "+", "-", "+=", "-=", "description", "debugDescription", "canonicalBytes",
        "isEmpty", "count",
    ]
    private static let witnessesByParameter: Set<String> = [
        "hash into", "encode to writer", "init from reader",
    ]

    private static func needsDocumentation(
        _ declaration: PackageDeclaration, in file: SourceFile
    ) -> Bool {
        if declaration.isMemberwise || witnesses.contains(declaration.name) { return false }
        let withParameter = "\(declaration.name) \(declaration.firstParameter)"
        if witnessesByParameter.contains(withParameter) { return false }
        if declaration.kind == .storedProperty && !declaration.isStatic {
            return documentedProperties.contains(file.sourceTarget ?? "")
        }
        return true
    }

    private static func isDocumented(_ declaration: PackageDeclaration, in file: SourceFile) -> Bool
    {
        var line = declaration.line - 1
        while line >= 0, file.lines[line].trimmingSpaces.hasPrefix("@") { line -= 1 }
        return line >= 0 && file.lines[line].trimmingSpaces.hasPrefix("///")
    }
}
