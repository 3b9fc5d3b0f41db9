namespace ChipWatch; public sealed class Placeholder { [Xunit.Fact] public void Runs() => Assert.Equal(4, 2 + 2); }
