/// An array of fixed length for plain values, without copy-on-write and without reference counts.
///
/// The owner frees it. Every access is checked against the bounds.
struct FlatStorage<Element: BitwiseCopyable> {
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    init(repeating value: Element, count: Int) {
        base = .allocate(capacity: max(1, count))
        base.initialize(repeating: value, count: max(1, count))
        self.count = count
    }

    init(_ values: [Element]) {
        base = .allocate(capacity: max(1, values.count))
        count = values.count
        _ = UnsafeMutableBufferPointer(start: base, count: count).initialize(from: values)
    }

    func free() { base.deallocate() }

    subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count, "an index outside flat storage")
            return base[index]
        }
        nonmutating set {
            precondition(index >= 0 && index < count, "an index outside flat storage")
            base[index] = newValue
        }
    }

    var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
