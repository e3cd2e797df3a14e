import Testing

/// The scanner finds bodies and what other targets can see.
@Suite struct DeclarationScannerTests {
    /// Each row is a piece of Swift and its bodies as `name first-last`, lines from 0.
    @Test(arguments: [
        ("func f() {\n a\n}", "f 0-2"),
        ("func f(\n _ g: () -> Void = {}\n) {\n}", "f 0-3"),
        ("func f() -> [Int] { [1] }", "f 0-0"),
        ("func f() {\n func g() {\n }\n}", "f 0-3; g 1-2"),
        ("protocol A {\n func f()\n init(a: Int)\n var b: Int { get }\n}", "b 3-3"),
        ("struct A {\n init?(a: Int) {\n }\n}", "init 1-2"),
        ("struct A {\n let b = B.init(c)\n init(d: D) { self.init() }\n}", "init 2-2"),
        ("var a: Int {\n get { 1 }\n}", "a 0-2"),
        ("var a: Int = 1\nif b {\n}", ""),
        ("var a: Int\nif b {\n}", ""),
        ("var a = { 1 }()", ""),
        ("if var a {\n}", ""),
        ("let a = B { c in\n}", ""),
        ("static func == (a: A, b: A) -> Bool { true }", "== 0-0"),
        ("static func < <T>(a: T) -> Bool { true }", "<< 0-0"),
        ("subscript(a: Int) -> Int {\n a\n}", "subscript 0-2"),
        ("deinit {\n}", "deinit 0-1"),
        ("func f<T>() where T: Sequence,\n T.Element == Int\n{\n}", "f 0-3"),
        ("func f() {\n let t = \"}\" // }\n}", "f 0-2"),
        ("func f() {\n let t = \"\\(g { $0 })\"\n}", "f 0-2"),
        ("extension A where B: C {\n func f() {\n }\n}", "f 1-2"),
        ("func f() {", ""),
    ])
    func bodies(_ text: String, _ expected: String) {
        let found = DeclarationScanner(SwiftLexer(text).tokens).functions
        let words = found.map { "\($0.name) \($0.firstLine)-\($0.lastLine)" }
        #expect(words.joined(separator: "; ") == expected)
    }

    /// Each row is a piece of Swift and what it shows to other targets, as `kind scope.name`.
    @Test(arguments: [
        ("package struct A {}", "type A"),
        ("package final class A {}", "type A"),
        ("struct A { package let b: Int }", "storedProperty A.b"),
        ("struct A { package private(set) var b = 1 }", "storedProperty A.b"),
        ("struct A { package var b: Int { 1 } }", "computedProperty A.b"),
        ("struct A { package mutating func f() {} }", "function A.f"),
        ("class A { package class func f() {} }", "function A.f"),
        ("class A { package convenience init() { self.init(1) } }", "initialiser A.init"),
        ("extension A: B { package typealias C = Int }", "other A.C"),
        ("enum A { struct B {}\n package static let c = 1 }", "storedProperty A.c"),
        ("@inlinable package func f() {}", "function f"),
        ("package import Signals\npackage(set) var a = 1", ""),
        ("let a = b.package\nprivate func f() {}", ""),
        ("package protocol A: B {\n func f()\n}", "type A"),
        ("package indirect enum A {}", "type A"),
        ("func f() { if a { } }\nstruct A { func g() { }\n package func h() {} }", "function A.h"),
    ])
    func whatOthersSee(_ text: String, _ expected: String) {
        let found = DeclarationScanner(SwiftLexer(text).tokens).packageDeclarations
        let words = found.map { "\($0.kind) " + ($0.scope.isEmpty ? "" : "\($0.scope).") + $0.name }
        #expect(words.joined(separator: "; ") == expected)
    }

    @Test(arguments: [
        ("package init(a: Int) { self.a = a }", true),
        ("package init() {}", true),
        ("package init(a: Int, b: Int) {\n self.a = a\n c = b\n}", true),
        ("package init(a: Int) { self.a = a + 1 }", false),
        ("package init(a: Int) { self.init(b: a) }", false),
        ("package init(a: Int) { self.a = a.b }", false),
        ("package init(a: Int) { self.a = a; check() }", false),
    ])
    func memberwise(_ text: String, _ expected: Bool) {
        let found = DeclarationScanner(SwiftLexer(text).tokens).packageDeclarations
        #expect(found.map(\.isMemberwise) == [expected])
    }

    @Test func theFirstParameterIsKnown() {
        let text = "package func encode(to writer: inout W) {}\npackage func f() {}"
        let found = DeclarationScanner(SwiftLexer(text).tokens).packageDeclarations
        #expect(found.map(\.firstParameter) == ["to writer", ""])
    }
}
